package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import laurel.Main;
import laurel.batch.ChildJvm;
import laurel.harness.disk.FolderCopy;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plan is held against what a run then builds: it must have told all of it, with the reason. */
@NullUnmarked
class PlanCommandTest {
    private static final String ORDERS =
            "order_id,ordered_at,updated_at,goods_amount,discount_codes,customer_id\n";

    @TempDir static Path original;

    @TempDir Path folder;

    private SmallNight night;

    @BeforeAll
    static void beforeTheFirstRunNothingIsKept() throws IOException {
        SmallNight first = SmallNight.in(original);
        first.write(
                "job.yml",
                first.read("job.yml").replace("source: orders.csv", "source: orders/*.csv"));
        orders(original, "1", "a,2025-10-28T10:00:00,,10.00,ANNA10,k1");
        orders(original, "2", "b,2025-11-28T10:00:00,,20.00,BEN10,k2");
        Map<String, Planned> plan = plan(first, "2025-11-30");
        assertTrue(
                plan.values().stream().allMatch(one -> one.why().equals("nothing is kept of it")));
        assertAnnounced(plan, built(first, "2025-11-30"));
    }

    @BeforeEach
    void copy() throws IOException {
        night = TwoNights.copied(original, folder);
    }

    /** A relation as it was planned. */
    private record Planned(String state, List<Integer> months, boolean hasOthers, String why) {}

    @Test
    void aPlanWritesNothing() throws IOException {
        orders("3", "c,2025-11-29T10:00:00,,30.00,ANNA10,k3");
        Map<String, String> before = tree();
        plan("2025-12-01");
        assertEquals(before, tree());
    }

    @Test
    void whenNothingChangedNothingIsRebuilt() throws IOException {
        assertEquals(Set.of("kept"), states(plan("2025-11-30")));
        assertEquals(Map.of(), built("2025-11-30"));
    }

    @Test
    void aNewFileIsNamedAndItsMonthsAreLeftToTheRun() throws IOException {
        orders("3", "c,2025-11-29T10:00:00,,30.00,ANNA10,k3");
        Map<String, Planned> plan = plan("2025-11-30");
        assertEquals("rebuilt", plan.get("orders").state());
        assertTrue(plan.get("orders").hasOthers());
        assertTrue(
                plan.get("order_codes").why().contains("feed orders: file 3.csv is new"),
                plan.get("order_codes").why());
        assertTrue(plan.get("ledger").why().contains("because "), plan.get("ledger").why());
        Map<String, SortedSet<Integer>> built = built("2025-11-30");
        assertEquals(Set.of(202511), built.get("ledger"));
        assertAnnounced(plan, built);
        orders("4", "a,2025-10-28T10:00:00,2025-11-29T10:00:00,11.00,ANNA10,k1");
        plan = plan("2025-11-30");
        built = built("2025-11-30");
        assertTrue(built.get("ledger").contains(202510));
        assertAnnounced(plan, built);
    }

    @Test
    void aChangedRuleIsNamedWithItsValues() throws IOException {
        rule("attribution: {code-split: first}");
        Map<String, Planned> plan = plan("2025-11-30");
        assertEquals("rebuilt", plan.get("credits").state());
        assertEquals(List.of(202510, 202511), plan.get("credits").months());
        assertTrue(
                plan.get("credits")
                        .why()
                        .startsWith("rule attribution.code-split by-discount → first"),
                plan.get("credits").why());
        assertTrue(plan.get("ledger").why().contains(", credits, "), plan.get("ledger").why());
        assertAnnounced(plan, built("2025-11-30"));
        rule("gross-margin: 0.5");
        plan = plan("2025-11-30");
        assertTrue(
                plan.get("season_figures").why().startsWith("rule gross-margin 1 → 0.5"),
                plan.get("season_figures").why());
        assertEquals("may be spared", plan.get("ledger").state());
    }

    /** Months before the one that is made are looked at under another name. */
    @Test
    void whatOnlyLooksAtEarlierMonthsIsToldTheReasonOnce() throws IOException {
        rule("attribution: {click: {lookback-days: 7}}");
        Map<String, Planned> plan = plan("2025-11-30");
        assertEquals("rebuilt", plan.get("orders").state());
        assertEquals("because orders is rebuilt", plan.get("new_customers").why());
        assertAnnounced(plan, built("2025-11-30"));
    }

    @Test
    void anotherBusinessDateMovesWhatRestsOnItAndNoMonthThatIsOver() throws IOException {
        Map<String, Planned> plan = plan("2025-12-01");
        assertEquals("may be spared", plan.get("ledger").state());
        assertTrue(
                plan.get("season_figures")
                        .why()
                        .startsWith("business date 2025-11-30 → 2025-12-01"),
                plan.get("season_figures").why());
        Map<String, SortedSet<Integer>> built = built("2025-12-01");
        assertFalse(built.containsKey("ledger"));
        assertAnnounced(plan, built);
        plan = plan("2025-11-27");
        assertEquals("rebuilt", plan.get("order_codes").state());
        assertTrue(
                plan.get("orders").why().contains("business date 2025-12-01 → 2025-11-27"),
                plan.get("orders").why());
        built = built("2025-11-27");
        assertEquals(Set.of(202511), built.get("ledger"));
        assertAnnounced(plan, built);
    }

    @Test
    void changedModelsAndFunctionsOfAnotherVersionAreNamed() throws Exception {
        Path classes = folder.resolve("classes");
        FolderCopy.of(ChildJvm.CLASSES, classes);
        add("\n-- another word", classes.resolve("laurel/models/3_performance/season_figures.sql"));
        Map<String, Planned> plan = planOf(classes);
        assertEquals(
                "model 3_performance/season_figures changed", plan.get("season_figures").why());
        assertTrue(
                plan.get("influencer_seasons").why().startsWith("because season_figures"),
                plan.get("influencer_seasons").why());
        assertEquals("kept", plan.get("ledger").state());
        add("\ncreate macro unused(a) as a;", classes.resolve("laurel/engines/duckdb.sql"));
        plan = planOf(classes);
        assertFalse(states(plan).contains("kept"), plan.toString());
        for (Map.Entry<String, Planned> one : plan.entrySet()) {
            String why = one.getValue().why();
            assertTrue(why.contains("functions of the engine changed"), one.getKey() + ": " + why);
        }
    }

    /** What a program of other classes would do. */
    private Map<String, Planned> planOf(Path classes) throws Exception {
        Path answer = folder.resolve("plan.json");
        List<String> command =
                ChildJvm.commandOf(
                        classes,
                        Main.class,
                        "plan",
                        night.job().toString(),
                        "--as-of",
                        "2025-11-30",
                        "--format",
                        "json");
        int exitCode =
                new ProcessBuilder(command)
                        .redirectOutput(answer.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor();
        assertEquals(0, exitCode);
        return planned(Files.readString(answer));
    }

    private static void add(String text, Path file) throws IOException {
        Files.writeString(file, Files.readString(file) + text);
    }

    @Test
    void whatAnotherVersionOfTheEngineBuiltIsNotKept() throws IOException {
        List<Path> notes = files(night.state().resolve("work"), ".json");
        for (Path note : notes) {
            if (note.getParent().endsWith("built")) {
                String text = Files.readString(note);
                String older =
                        text.replaceAll("(\"\\(engine\\)\"\\s*:\\s*\")[^\"]+", "$1DuckDB 1.0.0");
                assertNotEquals(text, older);
                Files.writeString(note, older.replaceAll("(\"key\"\\s*:\\s*\")", "$1older-"));
            }
        }
        Map<String, Planned> plan = plan("2025-11-30");
        assertFalse(states(plan).contains("kept"), plan.toString());
        for (Map.Entry<String, Planned> one : plan.entrySet()) {
            String why = one.getValue().why();
            assertTrue(why.contains("engine DuckDB 1.0.0 → "), one.getKey() + ": " + why);
        }
    }

    @Test
    void changedAndMissingFilesOfFeedsAreTold() throws IOException {
        night.write("codes.csv", night.read("codes.csv") + "CARL,carl,0.20\n");
        Files.delete(folder.resolve("orders/1.csv"));
        Map<String, Planned> plan = plan("2025-11-30");
        assertTrue(
                plan.get("codes").why().contains("feed codes: file codes.csv is changed"),
                plan.get("codes").why());
        assertTrue(
                plan.get("codes").why().contains("feed orders: file 1.csv is gone"),
                plan.get("codes").why());
        assertAnnounced(plan, built("2025-11-30"));
    }

    @Test
    void aTableNamesWhatIsNotKeptAndCountsTheRest() {
        Cli.Answer answer = Cli.run("plan", night.job(), "--as-of", "2025-12-01");
        assertEquals(0, answer.exitCode(), answer.err());
        assertTrue(answer.out().startsWith("relation "), answer.out());
        assertTrue(answer.out().contains("\nAs of 2025-12-01 "), answer.out());
        assertEquals(2, Cli.run("plan", night.job(), "--as-of", "1960-01-01").exitCode());
        assertEquals(2, Cli.run("plan", folder.resolve("none.yml")).exitCode());
    }

    /** All that was built was told, and what was told to be kept was not built. */
    private static void assertAnnounced(
            Map<String, Planned> plan, Map<String, SortedSet<Integer>> built) {
        built.forEach(
                (relation, months) -> {
                    Planned planned = plan.get(relation);
                    assertFalse(planned.state().equals("kept"), relation + " was built");
                    assertFalse(planned.why().isEmpty(), relation);
                    SortedSet<Integer> untold = new TreeSet<>(months);
                    untold.removeAll(planned.months());
                    assertTrue(planned.hasOthers() || untold.isEmpty(), relation + " " + untold);
                });
        plan.forEach(
                (relation, planned) -> {
                    if (planned.state().equals("rebuilt")) {
                        assertTrue(built.containsKey(relation), relation + " was spared");
                    }
                });
    }

    private static Set<String> states(Map<String, Planned> plan) {
        return plan.values().stream().map(Planned::state).collect(Collectors.toSet());
    }

    private Map<String, Planned> plan(String asOf) {
        return plan(night, asOf);
    }

    private Map<String, SortedSet<Integer>> built(String asOf) throws IOException {
        return built(night, asOf);
    }

    private static Map<String, Planned> plan(SmallNight night, String asOf) {
        Cli.Answer answer = Cli.run("plan", night.job(), "--as-of", asOf, "--format", "json");
        assertEquals(0, answer.exitCode(), answer.err());
        return planned(answer.out());
    }

    private static Map<String, Planned> planned(String json) {
        Map<String, Planned> plan = new TreeMap<>();
        for (JsonNode one : JsonMapper.shared().readTree(json).path("relations")) {
            List<Integer> months = new ArrayList<>();
            one.path("months").forEach(month -> months.add(month.asInt()));
            one.path("months_perhaps").forEach(month -> months.add(month.asInt()));
            List<String> why = new ArrayList<>();
            one.path("reasons").forEach(reason -> why.add(reason.asString()));
            plan.put(
                    one.path("relation").asString(),
                    new Planned(
                            one.path("state").asString(),
                            months,
                            !one.path("other_months").asString().equals("kept"),
                            String.join("; ", why)));
        }
        return plan;
    }

    /** Runs, and tells by the files that were not there before which months were built. */
    private static Map<String, SortedSet<Integer>> built(SmallNight night, String asOf)
            throws IOException {
        Path state = night.state();
        List<Path> before = files(state.resolve("built"), ".parquet");
        assertEquals(0, night.runAsOf(asOf).exitCode());
        Map<String, SortedSet<Integer>> built = new TreeMap<>();
        for (Path note : files(state.resolve("work"), ".json")) {
            for (JsonNode file : JsonMapper.shared().readTree(note).path("files")) {
                Path stored = note.resolveSibling(file.path("file").asString()).normalize();
                if (note.getParent().endsWith("built") && !before.contains(stored)) {
                    String relation = note.getFileName().toString().replace(".json", "");
                    SortedSet<Integer> months = new TreeSet<>();
                    file.path("holds").forEach(month -> months.add(month.asInt()));
                    if (months.contains(-1)) {
                        months.clear(); // made at once
                    }
                    built.put(relation, months);
                }
            }
        }
        return built;
    }

    private Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        for (Path file : files(folder, "")) {
            tree.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
        return tree;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private void rule(String line) throws IOException {
        night.write("job.yml", night.read("job.yml") + line + "\n");
    }

    private void orders(String name, String row) throws IOException {
        orders(folder, name, row);
    }

    private static void orders(Path folder, String name, String row) throws IOException {
        Path orders = Files.createDirectories(folder.resolve("orders"));
        Files.writeString(orders.resolve(name + ".csv"), ORDERS + row + "\n");
    }
}
