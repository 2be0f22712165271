package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import laurel.cli.Cli;
import laurel.spec.FeedKind;
import laurel.spec.FeedKind.Cell;
import laurel.spec.FeedKind.FeedColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hostile names in every text column of every feed, in the names of jobs and seasons, and as
 * arguments: texts they are and texts they stay. Nothing is written outside the job's folders,
 * nothing is carried out, and as many rows come out as went in.
 */
class HostileNamesTest {
    /**
     * Texts with a list of their own that they must be on; a hostile one would only be rejected.
     */
    private static final Set<String> WORDS = Set.of("status", "kind", "contact", "model", "stage");

    /** Ends the options of any command line, also where a name is wanted. */
    private static final String END_OF_OPTIONS = "--";

    @TempDir private Path folder;

    @Test
    void namesOfFeedsStayTexts() throws IOException {
        Instant since = Instant.now();
        Path canary = folder.resolve("canary");
        List<String> names = HostileNames.all(canary);
        assertEquals(names.size(), new TreeSet<>(names).size());
        Path home = Files.createDirectories(folder.resolve("home"));
        int columns = 0;
        for (FeedKind feed : FeedKind.values()) {
            columns += textColumns(feed).size();
            Files.writeString(home.resolve(feed.id() + ".csv"), csv(feed, names));
        }
        Path job = job(home, "nightly", "peak");

        Cli.Answer run = Cli.run("run", job, "--as-of", World.AS_OF);

        assertEquals(0, run.exitCode(), run.err());
        PublishedNight night = PublishedNight.in(home.resolve("published"));
        assertRowsInAreRowsOut(night, names);
        assertOnlyPlainFilesInside(home, canary);
        assertShown(home, night, names);
        new Promise(
                        "hostile names in every text column: nothing outside, rows in = rows out",
                        (long) names.size() * columns,
                        names.size() + " names x " + columns + " columns")
                .report(since);
    }

    @Test
    void namesOfJobsAndSeasonsAreRefusedOrPlain() throws IOException {
        Instant since = Instant.now();
        Path canary = folder.resolve("canary");
        List<String> names = HostileNames.all(canary);
        Path home = Files.createDirectories(folder.resolve("home"));
        for (FeedKind feed : FeedKind.values()) {
            Files.writeString(home.resolve(feed.id() + ".csv"), csv(feed, List.of("a")));
        }
        List<String> before = tree(folder);
        for (String name : names) {
            boolean isPlain = name.matches("[a-z0-9]+(-[a-z0-9]+)*");
            String text = JsonMapper.shared().writeValueAsString(name);
            int forJob = Cli.run("check", job(home, text, "peak")).exitCode();
            int forSeason = Cli.run("check", job(home, "nightly", text)).exitCode();
            if (!isPlain) {
                assertEquals(List.of(2, 2), List.of(forJob, forSeason), name);
            }
        }
        Files.delete(home.resolve("job.yml"));
        Files.delete(home.resolve("email.key"));
        assertEquals(before, tree(folder));
        new Promise("hostile names of jobs and seasons: refused", 2L * names.size(), "job files")
                .report(since);
    }

    private static void assertRowsInAreRowsOut(PublishedNight night, List<String> names) {
        for (FeedKind feed : FeedKind.values()) {
            assertEquals(
                    List.of("[" + rows(feed, names) + ", " + rows(feed, names) + "]"),
                    night.rows(
                            "reconciliation",
                            "select records, accepted + superseded + quarantined from reconciliation where name = '"
                                    + feed.id()
                                    + "'"),
                    feed.id());
        }
        assertEquals(
                List.of(), night.rows("quarantine", "select feed, rule, raw_text from quarantine"));
        Set<String> expected = new TreeSet<>();
        names.forEach(name -> expected.add("[" + stored(name) + "]"));
        assertEquals(
                expected,
                new TreeSet<>(
                        night.rows("ledger", "select order_id from ledger where entry = 'sale'")));
        for (String dataset : List.of("influencer_seasons", "tier_assignments")) {
            assertEquals(
                    expected,
                    new TreeSet<>(night.rows(dataset, "select influencer_id from " + dataset)),
                    dataset);
        }
    }

    /** Cells are trimmed of white space. */
    private static String stored(String name) {
        return name.strip();
    }

    private static long rows(FeedKind feed, List<String> names) {
        return feed == FeedKind.FX ? 1 : names.size();
    }

    private void assertOnlyPlainFilesInside(Path home, Path canary) throws IOException {
        assertFalse(Files.exists(canary), "a name was carried out");
        try (Stream<Path> top = Files.list(folder)) {
            assertEquals(List.of(home), top.toList());
        }
        Set<String> known = new TreeSet<>(Set.of("job.yml", "email.key", "published", "state"));
        for (FeedKind feed : FeedKind.values()) {
            known.add(feed.id() + ".csv");
        }
        try (Stream<Path> inside = Files.list(home)) {
            inside.forEach(
                    file ->
                            assertTrue(
                                    known.contains(String.valueOf(file.getFileName())), "" + file));
        }
        for (String file : tree(home)) {
            String path = home.relativize(Path.of(file)).toString();
            assertTrue(path.matches("[A-Za-z0-9._=/-]*"), path);
        }
    }

    /** Every way to print rows prints as many as there are, and does what is asked by any name. */
    private static void assertShown(Path home, PublishedNight night, List<String> names) {
        Path published = home.resolve("published");
        for (Map.Entry<String, Long> dataset : night.run().rows().entrySet()) {
            if (dataset.getKey().startsWith("cfg_")) {
                continue;
            }
            Cli.Answer json = show(published, dataset.getKey(), "--format", "json");
            assertEquals(
                    dataset.getValue(),
                    json.out().isBlank() ? 0 : JsonMapper.shared().readTree(json.out()).size(),
                    dataset.getKey());
            show(published, dataset.getKey(), "--format", "csv");
        }
        int step = Promise.cases(20, 1);
        for (int i = 0; i < names.size(); i += step) {
            String name = stored(names.get(i));
            if (!name.equals(END_OF_OPTIONS)) {
                Cli.Answer answer =
                        show(
                                published,
                                "tier_assignments",
                                "--format",
                                "json",
                                "--influencer=" + name);
                assertEquals(1, JsonMapper.shared().readTree(answer.out()).size(), name);
            }
        }
    }

    private static Cli.Answer show(Path published, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("show"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--from", published));
        Cli.Answer answer = Cli.run(all.toArray());
        assertEquals(0, answer.exitCode(), answer.err());
        return answer;
    }

    private static List<String> textColumns(FeedKind feed) {
        return feed.columns().stream()
                .filter(column -> isText(column) && !WORDS.contains(column.name()))
                .filter(column -> !column.name().equals("season_id"))
                .map(FeedColumn::name)
                .toList();
    }

    private static boolean isText(FeedColumn column) {
        return EnumSet.of(Cell.TEXT, Cell.TOKEN, Cell.CODES, Cell.EMAIL).contains(column.cell());
    }

    /** A row a name, with the name in every text column; rates have none. */
    private static String csv(FeedKind feed, List<String> names) {
        StringBuilder csv = new StringBuilder();
        csv.append(String.join(",", row(feed, "x").keySet())).append('\n');
        List<String> all = feed == FeedKind.FX ? List.of("x") : names;
        for (String name : all) {
            List<String> cells = new ArrayList<>();
            row(feed, name)
                    .values()
                    .forEach(cell -> cells.add('"' + cell.replace("\"", "\"\"") + '"'));
            csv.append(String.join(",", cells)).append('\n');
        }
        return csv.toString();
    }

    private static Map<String, String> row(FeedKind feed, String name) {
        Map<String, String> row = new LinkedHashMap<>();
        for (FeedColumn column : feed.columns()) {
            if (textColumns(feed).contains(column.name())) {
                row.put(column.name(), column.cell() == Cell.CODES ? code(name) : name);
            } else if (column.isRequired()) {
                row.put(column.name(), good(column.cell()));
            }
        }
        return row;
    }

    /** In discount_codes | and = divide. */
    private static String code(String name) {
        return name.replace('|', '/').replace('=', '/');
    }

    private static String good(Cell cell) {
        return switch (cell) {
            case DATE, TIMESTAMP -> "2025-11-28";
            case CURRENCY -> "USD";
            default -> "1";
        };
    }

    private static Path job(Path home, String name, String season) throws IOException {
        StringBuilder feeds = new StringBuilder();
        for (FeedKind feed : FeedKind.values()) {
            feeds.append("  - {feed: %s, source: %s.csv}\n".formatted(feed.id(), feed.id()));
        }
        Files.writeString(home.resolve("email.key"), "a key for tests\n");
        return Files.writeString(
                home.resolve("job.yml"),
                """
                name: %s
                timezone: Europe/Berlin
                currency: EUR
                email-key: ${file:email.key}
                tolerance: none
                publish: {to: published}
                activation: {horizon-days: 360}
                seasons:
                  - id: %s
                    occurrences:
                      - {starts-on: 2025-11-24, ends-before: 2025-12-02}
                      - {starts-on: 2026-11-24, ends-before: 2026-12-02}
                feeds:
                %s
                """
                        .formatted(name, season, feeds),
                StandardCharsets.UTF_8);
    }

    private static List<String> tree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
