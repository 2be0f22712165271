package laurel.batch;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import laurel.DataException;
import laurel.engine.Source;
import laurel.models.AuditFailure;
import laurel.models.Audits;
import org.jspecify.annotations.Nullable;

/** Holds what was built against every claim; nothing is published that breaks one. */
record AuditStage(Workbench bench, RunEvents events) implements Stage {
    private static final int SHOWN = 3;

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public void run() throws IOException {
        List<AuditFailure> failures = Audits.run(bench.models());
        if (!failures.isEmpty()) {
            int audits = bench.graph().audits().size();
            throw new DataException(text(failures, audits, bench.files()));
        }
        Source judged = bench.files().built(FeedFreshness.RELATION);
        for (FeedFreshness feed : FeedFreshness.of(bench.job(), judged, Instant.now())) {
            if (!feed.complaint().isEmpty()) {
                events.note("warning: " + feed.complaint());
            }
        }
    }

    @Override
    public void stop(Thread runner) {
        bench.cancel();
    }

    static String text(List<AuditFailure> failures, int audits, RunFiles files) {
        return "%d of %d audits broken; nothing was published%n%s"
                .formatted(
                        failures.size(),
                        audits,
                        failures.stream()
                                .map(failure -> text(failure, files))
                                .collect(Collectors.joining("\n")));
    }

    private static String text(AuditFailure failure, RunFiles files) {
        String head =
                "  %s: %s (broken by %d)%n"
                        .formatted(failure.model(), failure.claim(), failure.offenders());
        if (ToleranceReport.isAbout(failure)) {
            return head + ToleranceReport.of(failure, files);
        }
        long more = failure.offenders() - Math.min(SHOWN, failure.sample().size());
        return failure.sample().stream()
                .limit(SHOWN)
                .map(AuditStage::row)
                .collect(
                        Collectors.joining(
                                "\n", head, more == 0 ? "" : "\n    and " + more + " more"));
    }

    private static String row(Map<String, @Nullable Object> row) {
        return row.entrySet().stream()
                .map(cell -> cell.getKey() + " " + cell.getValue())
                .collect(Collectors.joining(", ", "    ", ""));
    }
}
