package laurel.batch;

record PublishStage(Workbench bench) implements Stage {
    @Override
    public String name() {
        return "publish";
    }

    @Override
    public void run() {}
}
