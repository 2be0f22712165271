package laurel.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import laurel.batch.RunEvents;
import laurel.publish.Runs;
import laurel.publish.Verifier;
import laurel.publish.Verifier.Verified;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds what is published against its manifests. */
@Command(
        name = "verify",
        description = {
            "Read every byte of published runs: digests, rows and sums against the manifest,"
                    + " nothing missing, nothing extra; and that readers are led to a whole run.",
            "Ends with 3 when something is not as it was published; all that is wrong is told."
        },
        footer = "  laurel verify --all --format json")
final class VerifyCommand extends LaurelCommand {
    /** What is printed. */
    enum Format {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description = "The run, as laurel runs lists it (default: the current one).")
    private @Nullable String runId;

    @Option(names = "--all", description = "Every run that is kept.")
    private boolean isAll;

    @Mixin private Results results = new Results();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many files are read at a time (default: one a core).")
    private @Nullable Integer threads;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @Override
    public Integer call() {
        if (isAll && runId != null) {
            throw wrong("--all and RUN exclude each other");
        }
        if (threads != null && threads < 1) {
            throw wrong("--threads must be at least 1, got " + threads);
        }
        Path folder = results.folder();
        int atATime = threads != null ? threads : Runtime.getRuntime().availableProcessors();
        Verifier verifier = new Verifier(folder, atATime);
        List<String> pointer = new ArrayList<>();
        List<Verified> runs = new ArrayList<>();
        for (String id : ids(Runs.at(folder), folder, pointer, verifier)) {
            runs.add(watched(verifier, id));
        }
        if (format == Format.JSON) {
            json(pointer, runs);
        } else {
            text(pointer, runs);
        }
        boolean isWhole =
                pointer.isEmpty() && runs.stream().allMatch(run -> run.problems().isEmpty());
        return isWhole ? ExitCodes.DONE : ExitCodes.BROKEN_DATA;
    }

    private List<String> ids(Runs runs, Path folder, List<String> pointer, Verifier verifier) {
        List<String> published = verifier.published();
        if (published.isEmpty()) {
            throw wrong("nothing is published in " + folder);
        }
        if (runId != null) {
            if (!published.contains(runId)) {
                throw wrong(
                        "no run %s in %s; laurel runs lists those there are"
                                .formatted(runId, folder));
            }
            return List.of(runId);
        }
        pointer.addAll(verifier.pointer());
        if (isAll) {
            return published;
        }
        return pointer.isEmpty() ? List.of(runs.currentId().orElseThrow()) : List.of();
    }

    private Verified watched(Verifier verifier, String id) {
        RunEvents events = Terminal.isThere() ? new BarEvents(err(), System.err) : RunEvents.SILENT;
        long start = System.nanoTime();
        events.stageStarted(id);
        Verified run =
                verifier.run(
                        id, (dataset, done, total) -> events.itemDone(id, dataset, done, total));
        events.stageEnded(id, Duration.ofNanos(System.nanoTime() - start));
        return run;
    }

    private void text(List<String> pointer, List<Verified> runs) {
        TextTable table = new TextTable("run", ">files", ">rows", ">bytes", "");
        for (Verified run : runs) {
            table.row(
                    run.runId(),
                    Integer.toString(run.files()),
                    Long.toString(run.rows()),
                    Amounts.bytes(run.bytes()),
                    run.problems().isEmpty()
                            ? "as published"
                            : Amounts.count(run.problems().size(), "problem"));
        }
        if (!table.isEmpty()) {
            table.print(out(), "");
        }
        List<String> problems = new ArrayList<>(pointer);
        runs.forEach(run -> problems.addAll(run.problems()));
        problems.forEach(err()::println);
    }

    private void json(List<String> pointer, List<Verified> runs) {
        ObjectNode all = JsonMapper.shared().createObjectNode();
        pointer.forEach(all.putArray("problems")::add);
        ArrayNode list = all.putArray("runs");
        for (Verified run : runs) {
            ObjectNode one =
                    list.addObject()
                            .put("run_id", run.runId())
                            .put("files", run.files())
                            .put("rows", run.rows())
                            .put("bytes", run.bytes());
            run.problems().forEach(one.putArray("problems")::add);
        }
        out().println(all.toPrettyString());
    }
}
