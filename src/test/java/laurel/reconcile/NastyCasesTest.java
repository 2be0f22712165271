package laurel.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Small cases full of edges: the pipeline and the second path agree in every cell. {@code
 * -Dlaurel.seeds=N} tries more, {@code -Dlaurel.seed=S} begins with another, {@code
 * -Dlaurel.keep=FOLDER} keeps the cases there, each in a folder called by its seed.
 */
class NastyCasesTest {
    private static final int SHOWN = 12;

    @TempDir private Path folder;

    @Test
    void thePipelineAndTheSecondPathAgreeInEveryCell() throws IOException {
        String kept = System.getProperty("laurel.keep");
        Path cases = kept == null ? folder : Path.of(kept);
        try (InProcess pipeline = new InProcess(folder)) {
            check(
                    20,
                    seed -> {
                        Path set = cases.resolve("seed-" + seed);
                        NastyCase.write(seed, set);
                        if (kept != null) {
                            WriteAnswers.write(answers(set), set.resolve("expected"));
                        }
                        return differences(pipeline, set, "run-" + seed);
                    });
        }
    }

    /** What is tried with each seed. */
    interface Check {
        /** Lines for whom it is wrong; empty when nothing is. */
        String differences(long seed) throws IOException;
    }

    /**
     * @param seeds how many, where nothing else is asked for
     */
    static void check(int seeds, Check check) throws IOException {
        long first = Long.getLong("laurel.seed", 1L);
        List<String> failures = new ArrayList<>();
        for (long seed = first; seed < first + Integer.getInteger("laurel.seeds", seeds); seed++) {
            String differences = check.differences(seed);
            if (!differences.isEmpty()) {
                failures.add("seed " + seed + "\n" + differences);
                System.out.println(failures.get(failures.size() - 1));
            }
        }
        assertEquals("", String.join("\n", failures));
    }

    static Answers answers(Path set) {
        return Answers.of(set, Case.read(set.resolve("case.json")));
    }

    static void compare(Answers answers, InProcess.Built built, String prefix, List<String> all) {
        List<String> differences = new ArrayList<>();
        compare("ledger", Tables.ledger(answers), built, differences);
        compare("influencer_seasons", Tables.influencerSeasons(answers), built, differences);
        compare("tier_assignments", Tables.tierAssignments(answers), built, differences);
        differences.forEach(line -> all.add("  " + prefix + line.strip()));
    }

    private static String differences(InProcess pipeline, Path set, String name) {
        Answers answers = answers(set);
        InProcess.Built built;
        try {
            built = pipeline.run(set, name);
        } catch (RuntimeException e) {
            return "  does not run: " + e;
        }
        List<String> all = new ArrayList<>();
        compare(answers, built, "", all);
        if (answers.settings.isCompared()) {
            compare("model_comparison", Comparison.rows(answers), built, all);
        }
        compare("quarantine", Tables.quarantine(answers), built, all);
        same("counts", counts(answers), counts(built), all);
        same("alerts", alerts(answers), alerts(built), all);
        built.broken().forEach(failure -> all.add("  audit broken: " + failure));
        return String.join("\n", all);
    }

    private static void compare(
            String relation,
            List<Map<String, String>> expected,
            InProcess.Built built,
            List<String> all) {
        Expected.differences(expected, built.rows(relation)).stream()
                .limit(SHOWN)
                .forEach(line -> all.add("  " + relation + " " + line));
    }

    private static void same(
            String what, List<String> expected, List<String> found, List<String> all) {
        List<String> missing = new ArrayList<>(expected);
        found.forEach(missing::remove);
        List<String> surplus = new ArrayList<>(found);
        expected.forEach(surplus::remove);
        missing.stream().limit(SHOWN).forEach(l -> all.add("  " + what + " expected " + l));
        surplus.stream().limit(SHOWN).forEach(l -> all.add("  " + what + " got      " + l));
    }

    private static List<String> counts(Answers answers) {
        JsonMapper json = JsonMapper.shared();
        JsonNode feeds = json.readTree(json.writeValueAsString(answers.totals())).path("feeds");
        List<String> counts = new ArrayList<>();
        feeds.forEachEntry(
                (feed, count) -> {
                    Map<String, String> sorted = new TreeMap<>();
                    count.forEachEntry((name, number) -> sorted.put(name, number.asString()));
                    counts.add(feed + " " + sorted);
                });
        return counts;
    }

    private static List<String> counts(InProcess.Built built) {
        List<String> counts = new ArrayList<>();
        for (Map<String, String> row : built.rows("reconciliation")) {
            if ("feed".equals(row.get("scope"))) {
                Map<String, String> sorted = new TreeMap<>(row);
                sorted.keySet()
                        .retainAll(
                                List.of(
                                        "records",
                                        "accepted",
                                        "superseded",
                                        "quarantined",
                                        "damaged_files"));
                counts.add(row.get("name") + " " + sorted);
            }
        }
        return counts;
    }

    private static List<String> alerts(Answers answers) {
        List<String> alerts = new ArrayList<>();
        answers.book.codeOverlap.forEach(s -> alerts.add("code_overlap " + s));
        answers.book.newerVersionRejected.forEach(s -> alerts.add("newer_version_rejected " + s));
        answers.ledger.refundAmountMissing.forEach(s -> alerts.add("refund_amount_missing " + s));
        answers.ledger.refundExceedsOrder.forEach(s -> alerts.add("refund_exceeds_order " + s));
        return alerts;
    }

    private static List<String> alerts(InProcess.Built built) {
        return built.rows("data_alerts").stream()
                .map(row -> row.get("kind") + " " + row.get("subject"))
                .toList();
    }
}
