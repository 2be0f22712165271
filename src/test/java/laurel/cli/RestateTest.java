package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import laurel.batch.RunLock;
import laurel.publish.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The past is restated to the cent, said so, and stands still where it is closed. */
class RestateTest {
    private static final String NIGHT = "2026-01-10";
    private static final List<String> SEASONS = List.of("peak-2024", "peak-2025");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void what_moved_is_what_was_refunded(long seed) throws Exception {
        RestateWorld world = new RestateWorld(folder, seed);
        assertDone(world.run(NIGHT));
        String first = current(world);
        long[] late = world.refunds("refunds-late.csv", 25, "2026-01-08");
        Cli.Answer second = assertDone(world.run(NIGHT));
        assertTrue(
                second.out().contains("1 final season changed against run " + first), second::out);

        List<NamedCsvRecord> figures = diff(world, "figures");
        for (int season = 0; season < SEASONS.size(); season++) {
            assertEquals(-late[season], moved(figures, SEASONS.get(season), "net_revenue"));
            assertEquals(late[season], moved(figures, SEASONS.get(season), "refunds"));
            assertEquals(0, moved(figures, SEASONS.get(season), "gross_revenue"));
        }
        long lines =
                diff(world, "ledger").stream()
                        .filter(row -> !row.getField("influencer_id").isEmpty())
                        .mapToLong(row -> cents(row.getField("revenue_difference")))
                        .sum();
        assertEquals(-late[0] - late[1] - late[2], lines);
        assertEquals(everyChange(world, first, current(world)), told(figures));
        assertEquals(List.of("peak-2024"), finals(world));
        String table = Cli.run("diff", world.job()).out();
        assertTrue(table.contains("1 final season changed."), table);
        assertTrue(table.contains("refunds/refunds-late.csv"), table);
        figuresAreThoseOf(first, world);
        Cli.Answer damaged = Cli.run("diff", world.job());
        assertEquals(3, damaged.exitCode());
        assertTrue(damaged.err().contains("differ by other sums than their ledgers"), damaged::err);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void redelivered_orders_and_corrected_codes_add_up_too(long seed) throws Exception {
        RestateWorld world = new RestateWorld(folder, seed);
        assertDone(world.run(NIGHT));
        String first = current(world);
        long[] late = world.refunds("refunds-late.csv", 10, "2026-01-08");
        RestateWorld.Order order =
                world.orders.stream()
                        .filter(one -> one.season() == 0 && !one.people().isEmpty())
                        .findFirst()
                        .orElseThrow();
        world.redeliver("orders-again.csv", order, order.cents() + 12_345);
        world.codes("ben");
        assertDone(world.run(NIGHT));

        List<NamedCsvRecord> figures = diff(world, "figures");
        assertEquals(12_345, moved(figures, "peak-2024", "gross_revenue"));
        assertEquals(12_345 - late[0], moved(figures, "peak-2024", "net_revenue"));
        assertEquals(-late[1], moved(figures, "peak-2025", "net_revenue"));
        List<String> moves =
                diff(world, "tiers").stream()
                        .map(row -> row.getField("season_id") + " " + row.getField("influencer_id"))
                        .toList();
        assertEquals(tierMoves(world, first, current(world)), moves);
        List<String> causes =
                diff(world, "causes").stream().map(row -> row.getField("name")).toList();
        assertEquals(
                List.of("codes/codes.csv", "orders/orders-again.csv", "refunds/refunds-late.csv"),
                causes);
        assertEquals(1, Cli.run("diff", world.job(), "--exit-code").exitCode());
        Cli.Answer same = Cli.run("diff", world.job(), first, first, "--exit-code");
        assertEquals(0, same.exitCode(), same.err());
    }

    @Test
    void a_closed_season_stands_and_what_moves_is_beside_it() throws Exception {
        RestateWorld world = new RestateWorld(folder, 7);
        assertDone(world.run(NIGHT));
        byte[] figures = bytes(world, "influencer_seasons");
        byte[] tiers = bytes(world, "tier_assignments");
        refused(world, "peak-2025", "provisional");
        refused(world, "peak-204", "did you mean peak-2024?");
        assertDone(Cli.run("close", "peak-2024", world.job(), "--why", "the books are shut"));
        Cli.Answer twice = assertDone(Cli.run("close", "peak-2024", world.job()));
        assertTrue(twice.err().contains("peak-2024 is closed already"), twice::err);
        assertDone(world.run(NIGHT));
        String closed = current(world);
        assertEquals(List.of(), show(world, "season_adjustments"));
        assertTrue(Cli.run("diff", world.job()).out().contains("No figure, tier"), "only closed");

        long[] late = world.refunds("refunds-late.csv", 25, "2026-01-08");
        Cli.Answer night = assertDone(world.run(NIGHT));
        assertArrayEquals(figures, bytes(world, "influencer_seasons"));
        assertArrayEquals(tiers, bytes(world, "tier_assignments"));
        long beside =
                show(world, "season_adjustments").stream()
                        .mapToLong(row -> cents(row.getField("net_revenue")))
                        .sum();
        assertTrue(late[0] > 0);
        assertEquals(-late[0], beside);
        assertEquals(-late[0], moved(diff(world, "figures"), "peak-2024", "net_revenue"));
        assertEquals(List.of(), finals(world));
        assertTrue(night.out().contains("Beside 1 closed season something moved"), night::out);
        String person = show(world, "season_adjustments").get(0).getField("influencer_id");
        String explained =
                Cli.run(
                                "explain",
                                "influencer",
                                person,
                                "--season",
                                "peak-2024",
                                "--job",
                                world.job())
                        .out();
        assertTrue(explained.contains("peak-2024 is closed: figures and tier"), explained);
        assertTrue(explained.contains("(the books are shut)"), explained);
        assertTrue(explained.contains("Moved since: refunds +"), explained);

        String before = current(world);
        Cli.Answer backfill =
                assertDone(Cli.run("backfill", world.job(), "--from", NIGHT, "--to", NIGHT));
        assertTrue(
                (backfill.out() + backfill.err()).contains("run " + before + " is there"), before);
        assertDone(world.run("2026-01-09"));
        assertTrue(
                Cli.run("show", "cfg_closed_seasons", "--job", world.job()).out().lines().count()
                        == 1,
                "a night before the closing does not know it");

        assertDone(Cli.run("reopen", "peak-2024", world.job()));
        assertDone(world.run(NIGHT));
        assertEquals(List.of(), show(world, "season_adjustments"));
        assertEquals(
                -late[0],
                moved(
                        rows("diff", world.job(), closed, current(world), "--format", "csv"),
                        "peak-2024",
                        "net_revenue"));
        assertEquals(2, Cli.run("reopen", "peak-2024", world.job()).exitCode());
    }

    @Test
    void a_season_that_was_moved_and_a_run_of_an_earlier_version_are_compared() throws Exception {
        SmallNight night = SmallNight.in(folder);
        assertDone(night.run());
        Path first = Runs.at(night.published()).current().orElseThrow().folder();
        night.write("job.yml", night.read("job.yml").replace("2025-11-24", "2025-11-29"));
        assertDone(night.run());
        withoutAdjustments(first.resolve("MANIFEST.json"));

        Cli.Answer diff = assertDone(Cli.run("diff", night.job(), "--format", "json"));
        JsonNode all = JsonMapper.shared().readTree(diff.out());
        List<String> lines = new ArrayList<>();
        for (JsonNode line : all.path("ledger")) {
            lines.add(
                    "%s %s %s"
                            .formatted(
                                    line.path("season_id").asString("no season"),
                                    line.path("influencer_id").asString("nobody"),
                                    line.path("change").asString()));
        }
        assertEquals(
                List.of(
                        "black-friday-2025 anna gone",
                        "black-friday-2025 ben gone",
                        "black-friday-2025 nobody gone",
                        "no season anna new",
                        "no season ben new",
                        "no season nobody new"),
                lines);
        assertEquals(
                List.of("cfg_seasons.starts_on", "cfg_seasons.starts_at", "season_adjustments"),
                all.path("causes").valueStream().map(row -> row.path("name").asString()).toList());
        assertEquals("gone", all.path("tiers").path(0).path("change").asString());
        assertEquals(
                0,
                all.path("totals").path(0).path("net_revenue_difference").decimalValue().signum());
    }

    private static void withoutAdjustments(Path manifest) throws IOException {
        ObjectNode text = (ObjectNode) JsonMapper.shared().readTree(Files.readAllBytes(manifest));
        ArrayNode files = JsonMapper.shared().createArrayNode();
        text.path("files")
                .valueStream()
                .filter(file -> !file.path("dataset").asString().equals("season_adjustments"))
                .forEach(files::add);
        text.set("files", files);
        Files.writeString(manifest, text.toString());
    }

    @Test
    void closing_changes_no_tier_of_the_seasons_that_follow() throws Exception {
        RestateWorld world = new RestateWorld(folder, 11);
        world.write(
                "job.yml",
                RestateWorld.JOB + "tiers: {hysteresis: {hold-within: 0.1, grace-seasons: 1}}\n");
        assertDone(world.run(NIGHT));
        byte[] tiers = bytes(world, "tier_assignments", "peak-2025");
        assertDone(Cli.run("close", "peak-2024", world.job()));
        assertDone(world.run(NIGHT));
        assertArrayEquals(tiers, bytes(world, "tier_assignments", "peak-2025"));
    }

    @Test
    void a_season_is_not_closed_while_a_run_is_alive() throws Exception {
        SmallNight night = SmallNight.in(folder);
        assertDone(night.run());
        RunLock lock = RunLock.acquire(night.state());
        try (lock) {
            assertEquals(75, Cli.run("close", "black-friday-2025", night.job()).exitCode());
        }
        assertDone(Cli.run("close", "black-friday-2025", night.job(), "--provisional"));
        assertTrue(Cli.run("close", night.job()).out().contains("black-friday-2025"));
    }

    @Test
    void a_season_and_its_job_are_told_apart_in_either_order() throws Exception {
        SmallNight night = SmallNight.in(folder);
        assertDone(night.run());
        String season = "black-friday-2025";
        assertDone(Cli.run("close", night.job(), season, "--provisional"));
        assertTrue(Cli.run("close", night.job()).out().contains(season));
        assertDone(Cli.run("reopen", night.job(), season));
        assertTrue(Cli.run("close", night.job()).err().contains("no season is closed"));
        Cli.Answer two = Cli.run("close", season, "spring-2026");
        assertEquals(2, two.exitCode());
        assertTrue(two.err().contains("one season is wanted, got " + season + ", spring-2026"));
        Cli.Answer none = Cli.run("reopen", night.job());
        assertEquals(2, none.exitCode());
        assertTrue(none.err().contains("SEASON is missing"));
    }

    /** Puts figures of another run in the place of the current one's. */
    private static void figuresAreThoseOf(String run, RestateWorld world) throws IOException {
        Path runs = world.folder.resolve("published/runs");
        String file = "influencer_seasons/season=peak-2024/influencer_seasons.parquet";
        Path target = runs.resolve(current(world)).resolve(file);
        Files.delete(target);
        Files.copy(runs.resolve(run).resolve(file), target);
    }

    private static void refused(RestateWorld world, String season, String why) {
        Cli.Answer answer = Cli.run("close", season, world.job());
        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains(why), answer::err);
    }

    /** Every cell of the seasons in which two runs differ, found without the program's help. */
    private static List<String> everyChange(RestateWorld world, String from, String to) {
        Map<String, String> before = cells(world, from);
        Map<String, String> after = cells(world, to);
        List<String> changes = new ArrayList<>();
        after.forEach(
                (cell, value) -> {
                    if (!value.equals(before.get(cell))) {
                        changes.add(cell + " " + before.get(cell) + " " + value);
                    }
                });
        assertEquals(before.keySet(), after.keySet());
        return changes;
    }

    private static Map<String, String> cells(RestateWorld world, String run) {
        Map<String, String> cells = new TreeMap<>();
        for (NamedCsvRecord row : show(world, "influencer_seasons", "--run", run)) {
            for (String column : row.getHeader()) {
                String key = row.getField("season_id") + " " + row.getField("influencer_id");
                cells.put(key + " " + column, row.getField(column));
            }
        }
        return cells;
    }

    private static List<String> told(List<NamedCsvRecord> figures) {
        return figures.stream()
                .map(
                        row ->
                                String.join(
                                        " ",
                                        row.getField("season_id"),
                                        row.getField("influencer_id"),
                                        row.getField("column"),
                                        row.getField("from"),
                                        row.getField("to")))
                .sorted()
                .toList();
    }

    private static List<String> tierMoves(RestateWorld world, String from, String to) {
        List<String> before = tiers(world, from);
        List<String> after = tiers(world, to);
        return Stream.concat(
                        before.stream().filter(Predicate.not(after::contains)),
                        after.stream().filter(Predicate.not(before::contains)))
                .map(tier -> tier.substring(0, tier.lastIndexOf(' ')))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> tiers(RestateWorld world, String run) {
        return show(world, "tier_assignments", "--run", run).stream()
                .map(
                        row ->
                                String.join(
                                        " ",
                                        row.getField("season_id"),
                                        row.getField("influencer_id"),
                                        row.getField("tier")))
                .toList();
    }

    private static List<String> finals(RestateWorld world) {
        return diff(world, "seasons").stream()
                .filter(row -> row.getField("is_final_changed").equals("true"))
                .map(row -> row.getField("season_id"))
                .toList();
    }

    private static long moved(List<NamedCsvRecord> figures, String season, String column) {
        return figures.stream()
                .filter(row -> row.getField("season_id").equals(season))
                .filter(row -> row.getField("column").equals(column))
                .mapToLong(row -> cents(row.getField("difference")))
                .sum();
    }

    private static List<NamedCsvRecord> diff(RestateWorld world, String part) {
        return rows("diff", world.job(), "--part", part, "--format", "csv");
    }

    private static List<NamedCsvRecord> show(RestateWorld world, String dataset, Object... more) {
        return rows(
                Stream.concat(
                                Stream.of("show", dataset, "--job", world.job(), "--format", "csv"),
                                Stream.of(more))
                        .toArray());
    }

    private static List<NamedCsvRecord> rows(Object... arguments) {
        Cli.Answer answer = assertDone(Cli.run(arguments));
        return CsvReader.builder().ofNamedCsvRecord(answer.out()).stream().toList();
    }

    private static long cents(String amount) {
        return amount.isEmpty() ? 0 : new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    private static String current(RestateWorld world) {
        return Runs.at(world.folder.resolve("published")).current().orElseThrow().id();
    }

    private static byte[] bytes(RestateWorld world, String dataset) throws IOException {
        return bytes(world, dataset, "peak-2024");
    }

    private static byte[] bytes(RestateWorld world, String dataset, String season)
            throws IOException {
        Path run = Runs.at(world.folder.resolve("published")).current().orElseThrow().folder();
        return Files.readAllBytes(
                run.resolve(dataset + "/season=" + season).resolve(dataset + ".parquet"));
    }

    private static Cli.Answer assertDone(Cli.Answer answer) {
        assertEquals(0, answer.exitCode(), () -> answer.err() + answer.out());
        return answer;
    }
}
