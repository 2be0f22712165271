package laurel.batch;

record LandStage(Workbench bench, RunEvents events) implements Stage {
    @Override
    public String name() {
        return "land";
    }

    @Override
    public void run() {}
}
