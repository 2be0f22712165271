package laurel.batch;

import java.util.concurrent.atomic.AtomicInteger;

/** Builds the models of one folder. */
record ModelsStage(String folder, Workbench bench, RunEvents events) implements Stage {
    @Override
    public String name() {
        return folder;
    }

    @Override
    public void run() {
        int total = bench.graph().models(folder).size();
        AtomicInteger done = new AtomicInteger();
        bench.models()
                .build(
                        folder,
                        (model, rows, milliseconds) ->
                                events.itemDone(
                                        folder, model.name(), done.incrementAndGet(), total));
    }

    @Override
    public void stop(Thread runner) {
        bench.cancel();
    }
}
