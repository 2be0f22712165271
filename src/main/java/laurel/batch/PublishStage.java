package laurel.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import laurel.engine.EngineSettings;
import laurel.engine.QueryReader;
import laurel.feeds.LandedFeeds;
import laurel.feeds.LandedFile;
import laurel.publish.Contracts;
import laurel.publish.Messages;
import laurel.publish.Publisher;
import laurel.publish.RunIdentity;
import laurel.publish.RunResults;
import laurel.spec.Job;

/** Makes the run the one that readers see. */
record PublishStage(Workbench bench, RunEvents events) implements Stage {
    @Override
    public String name() {
        return "publish";
    }

    @Override
    public void run() throws IOException {
        Job job = bench.job();
        EngineSettings settings = bench.settings();
        int threads = settings.threads();
        Publisher publisher =
                new Publisher(
                        job.publishFolder(),
                        Contracts.all(),
                        Map.of("activation_lists", Messages.of(job)),
                        job.minorUnits(),
                        () -> QueryReader.open(settings.share(threads)),
                        threads);
        RunIdentity identity = identity(bench);
        publisher.publish(
                identity,
                relations(),
                results(),
                bench.options().reveal(),
                (dataset, done, total) -> events.itemDone(name(), dataset, done, total));
        Files.writeString(bench.files().runId(), identity.runId());
    }

    /** What the published run is made of: the same whichever attempt gets so far. */
    static RunIdentity identity(Workbench bench) {
        LandedFeeds landed =
                LandedFeeds.read(bench.files().work())
                        .orElseThrow(() -> new IllegalStateException("nothing was landed"));
        List<RunIdentity.Input> inputs =
                landed.files().stream()
                        .sorted(Comparator.comparing(file -> file.feed().id()))
                        .map(PublishStage::input)
                        .toList();
        return new RunIdentity(
                bench.job().name(),
                bench.asOf(),
                bench.job().digest(),
                inputs,
                bench.options().version());
    }

    private static RunIdentity.Input input(LandedFile file) {
        return new RunIdentity.Input(file.feed().id(), file.file(), file.digest(), file.records());
    }

    /** What was built and the rules it was built by; landed feeds are several files each. */
    private Map<String, Path> relations() {
        Map<String, Path> relations = new TreeMap<>();
        bench.files()
                .relations()
                .forEach(
                        (name, files) -> {
                            if (!name.startsWith("raw_")) {
                                relations.put(name, files.get(0));
                            }
                        });
        return relations;
    }

    private RunResults results() throws IOException {
        return new RunResults(
                bench.startedAt(), Instant.now(), Host.name(), bench.times().results());
    }
}
