package laurel.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Collectors;
import laurel.batch.RunPlan;
import laurel.models.PlannedRelation;
import laurel.publish.Reveal;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what a run would build. */
@Command(
        name = "plan",
        description = {
            "Say what a run would build anew and why, without running: which file, rule, model or"
                    + " engine is not as it was when the relation was built.",
            "Nothing is written. Files that no run has read yet are not read either: which months"
                    + " they touch, only the run can tell."
        },
        footer = "  laurel plan jobs/nightly.yml --as-of 2026-11-30")
final class PlanCommand extends LaurelCommand {
    /** What is printed. */
    enum Format {
        TABLE,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(
            paramLabel = "JOB",
            arity = "0..1",
            defaultValue = JobOption.DEFAULT,
            description = "The job file (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of(JobOption.DEFAULT);

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The last local day that the run would look at (default: yesterday).")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Mixin private Effort effort = new Effort();

    @Mixin private Voice voice = new Voice();

    @Override
    public Integer call() throws Exception {
        voice.tune();
        List<String> problems = effort.problems(asOf);
        if (!problems.isEmpty()) {
            throw wrong(String.join("\n", problems));
        }
        Job job = SpecReader.read(file);
        LocalDate day = Effort.day(asOf, job);
        List<RunPlan.Step> steps = RunPlan.of(job, effort.options(day, Reveal.ALWAYS));
        if (format == Format.JSON) {
            json(day, steps);
        } else {
            table(day, steps);
        }
        return ExitCodes.DONE;
    }

    private void table(LocalDate day, List<RunPlan.Step> steps) {
        TextTable table = new TextTable("relation", "is", "months", "why");
        steps.stream()
                .filter(step -> step.relation().state() != PlannedRelation.State.KEPT)
                .forEach(
                        step ->
                                table.row(
                                        step.relation().model().folder()
                                                + "/"
                                                + step.relation().model().name(),
                                        word(step.relation().state()),
                                        months(step.relation()),
                                        String.join("; ", step.reasons())));
        if (!table.isEmpty()) {
            table.print(out(), "");
            out().println();
        }
        out().println(
                        "As of %s %d of %s would be rebuilt, %d may be spared, %d kept."
                                .formatted(
                                        day,
                                        count(steps, PlannedRelation.State.REBUILT),
                                        Amounts.count(steps.size(), "relation"),
                                        count(steps, PlannedRelation.State.PERHAPS),
                                        count(steps, PlannedRelation.State.KEPT)));
    }

    private static String word(PlannedRelation.State state) {
        return switch (state) {
            case KEPT -> "kept";
            case PERHAPS -> "may be spared";
            case REBUILT -> "rebuilt";
        };
    }

    private static String months(PlannedRelation relation) {
        List<String> parts = new ArrayList<>();
        if (!relation.months().isEmpty()) {
            parts.add(spans(relation.months()));
        }
        if (!relation.perhaps().isEmpty()) {
            parts.add("perhaps " + spans(relation.perhaps()));
        }
        if (relation.others() == PlannedRelation.State.REBUILT) {
            parts.add("what new files hold");
        }
        return String.join(", ", parts);
    }

    private static String spans(SortedSet<Integer> months) {
        return months.size() <= 3
                ? months.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : "%d of %d to %d".formatted(months.size(), months.first(), months.last());
    }

    private static long count(List<RunPlan.Step> steps, PlannedRelation.State state) {
        return steps.stream().filter(step -> step.relation().state() == state).count();
    }

    private void json(LocalDate day, List<RunPlan.Step> steps) {
        ObjectNode all = JsonMapper.shared().createObjectNode().put("as_of", day.toString());
        ArrayNode list = all.putArray("relations");
        for (RunPlan.Step step : steps) {
            PlannedRelation relation = step.relation();
            ObjectNode one =
                    list.addObject()
                            .put("relation", relation.model().name())
                            .put("folder", relation.model().folder())
                            .put("state", word(relation.state()));
            relation.months().forEach(one.putArray("months")::add);
            relation.perhaps().forEach(one.putArray("months_perhaps")::add);
            one.put("other_months", word(relation.others()));
            step.reasons().forEach(one.putArray("reasons")::add);
        }
        out().println(all.toPrettyString());
    }
}
