package laurel.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import laurel.feeds.LandedFeeds;
import laurel.feeds.LandedFile;
import laurel.publish.Contracts;
import laurel.publish.Disk;
import laurel.publish.Messages;
import laurel.publish.PublishedRun;
import laurel.publish.Publisher;
import laurel.publish.Run;
import laurel.publish.RunIdentity;
import laurel.publish.Runs;
import laurel.publish.SameFiles;
import laurel.restate.Closing;
import laurel.restate.Restatement;
import laurel.spec.Job;

/** Makes the run the one that readers see. */
record PublishStage(Workbench bench, RunEvents events) implements Stage {
    @Override
    public String name() {
        return "publish";
    }

    @Override
    public void run() throws IOException {
        bench.closeEngine();
        RunIdentity identity = identity(bench);
        String before = before();
        // as many results are read at a time as there are threads
        try (QueryReader reader = QueryReader.open(bench.settings().alone())) {
            SameFiles same = new PartsToPublish(bench, reader).since(before);
            restate(before, publish(identity, reader, same), reader);
            Optional<Run> published = Runs.at(bench.job().publishFolder()).find(identity.runId());
            if (published.isPresent()) {
                same.note(bench.files().sameFiles(), published.get(), Contracts.all());
            }
        }
        Files.writeString(bench.files().runId(), identity.runId());
    }

    private PublishedRun publish(RunIdentity identity, QueryReader reader, SameFiles same)
            throws IOException {
        Job job = bench.job();
        Publisher publisher =
                new Publisher(
                        job.publishFolder(),
                        Contracts.all(),
                        Map.of("activation_lists", Messages.of(job)),
                        job.minorUnits(),
                        reader::another,
                        bench.settings().threads(),
                        same);
        return publisher.publish(
                identity,
                relations(),
                new Papers(bench, landed(bench)).all(),
                bench.options().reveal(),
                (dataset, done, total) -> events.itemDone(name(), dataset, done, total));
    }

    /** What readers see until this run is published, also when publishing is done once more. */
    private String before() throws IOException {
        Path kept = bench.files().runBefore();
        if (!Files.exists(kept)) {
            String current = Runs.at(bench.job().publishFolder()).current().map(Run::id).orElse("");
            // half written it would say that there was none
            Disk.replace(kept, current.getBytes(StandardCharsets.UTF_8));
        }
        return Files.readString(kept);
    }

    /** Says in the run's folder what it moved in seasons that readers had seen. */
    private void restate(String before, PublishedRun published, QueryReader reader)
            throws IOException {
        Runs runs = Runs.at(bench.job().publishFolder());
        Optional<Run> then = runs.find(before);
        Optional<Run> now = runs.find(published.runId());
        if (then.isEmpty() || now.isEmpty() || !now.get().isCurrent() || then.equals(now)) {
            return;
        }
        if (published.isNew() || Restatement.read(now.get()).isEmpty()) {
            Optional<Restatement> restatement =
                    Restatement.of(then.get(), now.get(), reader.another());
            if (restatement.isPresent()) {
                restatement.get().write(published.folder());
            }
        }
    }

    /** What the published run is made of: the same whichever attempt gets so far. */
    static RunIdentity identity(Workbench bench) {
        List<RunIdentity.Input> inputs =
                Stream.of(
                                landed(bench).files().stream().map(PublishStage::input),
                                bench.closings().stream().map(Closing::input),
                                Tombstones.inputs(bench.job()))
                        .flatMap(input -> input)
                        .sorted(Comparator.comparing(RunIdentity.Input::feed))
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

    /** What was built and the rules it was built by. */
    private Map<String, Source> relations() {
        Map<String, Source> relations = new TreeMap<>(bench.files().relations());
        relations.keySet().removeIf(name -> name.startsWith("raw_"));
        return relations;
    }

    private static LandedFeeds landed(Workbench bench) {
        return LandedFeeds.read(bench.files().work())
                .orElseThrow(() -> new IllegalStateException("nothing was landed"));
    }
}
