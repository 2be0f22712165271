package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.batch.RunLock;
import laurel.engine.QueryReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is forgotten is nowhere, stays nowhere, and every sum is what it was. */
class ForgetCommandTest {
    private static final List<String> HER =
            List.of("inf-77", "Zelda Quist", "Zelda", "zelda.q", "zelda@quist.example");
    private static final List<String> HIM = List.of("cust-4711", "kim@example.com");

    @TempDir Path folder;

    private SmallNight night;

    @BeforeEach
    void aShopThatKnowsHerByManyNames() throws IOException {
        night = SmallNight.in(folder);
        night.write(
                "job.yml",
                night.read("job.yml")
                        .replace(
                                "{feed: orders, source: orders.csv}",
                                "{feed: orders, source: orders.csv, tolerance: all}")
                        .replace(
                                "{feed: posts, source: posts.csv}",
                                "{feed: posts, source: posts.csv, tolerance: all}\n"
                                        + "  - {feed: influencers, source: influencers.csv, tolerance: all}\n"
                                        + "  - {feed: deals, source: deals.csv, tolerance: all}\n"
                                        + "  - {feed: clicks, source: clicks.csv, tolerance: all}")
                        .replace("currency: EUR", "currency: EUR\nemail-key: ${file:key}"));
        night.write("key", "a key for tests\n");
        night.write(
                "orders.csv",
                """
                order_id,ordered_at,goods_amount,discount_codes,customer_id,customer_email
                o1,2025-11-28T10:00:00,90.00,SPARKLE10,cust-4711,kim@example.com
                o2,2025-11-28T11:00:00,10.00,BEN10,c2,lee@example.com
                o3,2025-11-28T12:00:00,5.00,,cust-4711,kim@example.com
                o4,2025-11-28T12:00:00,much,,cust-4711,kim@example.com
                o5,2025-11-28T13:00:00
                """);
        night.write(
                "codes.csv",
                """
                code,kind,influencer_id,commission_rate
                SPARKLE10,code,inf-77,0.10
                BEN10,code,ben,0.10
                sparkle,link,inf-77,0.10
                """);
        night.write(
                "posts.csv",
                """
                post_id,influencer_id,platform,posted_at,views,text
                p1,inf-77,instagram,2025-11-27T09:00:00,1000,hello
                p2,inf-77,instagram,2025-11-27T09:00:00,lots,bye from Zelda
                p3,ben,instagram,2025-11-27T09:00:00,many,thanks to Zelda Quist for all
                p4,inf-77
                """);
        night.write(
                "influencers.csv",
                """
                influencer_id,name,first_name,email,platform,handle,followers,status
                inf-77,Zelda Quist,Zelda,zelda@quist.example,instagram,@zelda.q,9000,active
                inf-77,Zelda Quist,Zelda,zelda@quist.example,instagram,@zelda.q,many,active
                ben,Ben Oak,Ben,ben@oak.example,instagram,@ben,100,active
                """);
        night.write(
                "deals.csv",
                """
                deal_id,influencer_id,season_id,starts_on,model,fixed_fee,expected_posts,post_due_on,stage
                inf-77/bf,inf-77,black-friday-2025,2025-11-24,fixed,20.00,3,2025-11-25,awaiting_post
                """);
        night.write(
                "clicks.csv",
                """
                clicked_at,link,customer_id,customer_email
                2025-11-27T10:00:00,sparkle,,kim@example.com
                2025-11-27T10:00:00,sparkle,cust-4711,
                """);
    }

    private void twoNights() {
        for (String day : List.of("2025-11-30", SmallNight.AS_OF)) {
            Cli.Answer run = night.runAsOf(day);
            assertEquals(0, run.exitCode(), run::err);
        }
    }

    @Test
    void anInfluencerIsNowhereAndStaysNowhereAndEverySumIsWhatItWas() throws IOException {
        twoNights();
        assertFalse(hits(HER).isEmpty(), "or the test looks at nothing");
        String sums = sums();
        String ledger = ledger();
        String tiers = show("tier_assignments");
        Cli.Answer trial = forget("influencer", "inf-77", "--dry-run");
        assertEquals(0, trial.exitCode(), trial::err);
        assertEquals(ledger, ledger());

        Cli.Answer answer = forget("influencer", "inf-77");
        assertEquals(0, answer.exitCode(), answer::err);
        String pseudonym = pseudonym(answer);
        assertTrue(answer.out().contains("feed influencers, influencers.csv: 2 records"));
        assertEquals(List.of(), hits(HER));
        assertEquals(sums, sums());
        assertEquals(ledger.replace("inf-77", pseudonym), ledger());
        Cli.Answer verified = Cli.run("verify", "--all", "--job", night.job());
        assertEquals(0, verified.exitCode(), verified::err);

        night.write("posts.csv", night.read("posts.csv") + "p9,inf-77,tiktok,soon,1,x\n");
        for (String day : List.of("2025-11-30", SmallNight.AS_OF)) {
            Cli.Answer run = night.runAsOf(day);
            assertEquals(0, run.exitCode(), run::err);
            assertEquals(List.of(), hits(HER));
        }
        assertEquals(sums, sums());
        assertEquals(ledger.replace("inf-77", pseudonym), ledger());
        assertEquals(
                columns(tiers.replace("inf-77", pseudonym)), columns(show("tier_assignments")));
        assertEquals(0, Cli.run("verify", "--all", "--job", night.job()).exitCode());
    }

    @Test
    void aCustomerIsFoundByAddressAndForgottenWithTheIdBesideIt() throws IOException {
        twoNights();
        List<String> him = new ArrayList<>(HIM);
        him.addAll(hashesOfHim());
        assertEquals(3, him.size(), "the hash of one address");
        assertFalse(hits(him).isEmpty(), "or the test looks at nothing");
        String sums = sums();
        String ledger = ledger();

        Cli.Answer answer = forget("customer", "KIM@example.com");
        assertEquals(0, answer.exitCode(), answer::err);
        assertFalse(answer.out().toLowerCase(Locale.ROOT).contains("kim@"), answer::out);
        assertEquals(List.of(), hits(him));
        assertEquals(ledger, ledger());

        Cli.Answer run = night.run();
        assertEquals(0, run.exitCode(), run::err);
        assertEquals(List.of(), hits(him));
        assertEquals(sums, sums());
        assertEquals(ledger, ledger());
        assertEquals(0, Cli.run("verify", "--all", "--job", night.job()).exitCode());
    }

    @Test
    void whoeverWasStoppedInTheMiddleStartsAgainAndIsDone() throws IOException {
        twoNights();
        assertEquals(
                0, Cli.run("close", "black-friday-2025", night.job(), "--provisional").exitCode());
        String ledger = ledger();
        List<Path> runs;
        try (Stream<Path> folders = Files.list(night.published().resolve("runs"))) {
            runs = folders.sorted().toList();
        }
        Path file = Path.of("quarantine", "quarantine.parquet");
        byte[] first = Files.readAllBytes(runs.get(0).resolve(file));
        byte[] manifest = Files.readAllBytes(runs.get(0).resolve("MANIFEST.json"));
        Path broken = runs.get(1).resolve(file);
        byte[] second = Files.readAllBytes(broken);
        Files.delete(broken);
        Files.copy(runs.get(1).resolve("cfg_tiers/cfg_tiers.parquet"), broken);
        Cli.Answer trial = forget("influencer", "inf-77", "--dry-run");
        assertTrue(trial.out().contains(", 2 files of closed seasons"), trial::out);
        Cli.Answer stopped = forget("influencer", "inf-77");
        assertEquals(3, stopped.exitCode(), stopped::err);
        assertEquals(List.of(), hits(HER, runs.get(0)));
        assertFalse(hits(HER, runs.get(1)).isEmpty());

        // as if killed between the first file and the manifest
        Path aside =
                Files.createDirectories(
                        runs.get(0).resolveSibling(runs.get(0).getFileName() + ".rewriting"));
        Files.createDirectories(aside.resolve("quarantine"));
        Files.move(runs.get(0).resolve(file), aside.resolve(file));
        Files.move(runs.get(0).resolve("MANIFEST.json"), aside.resolve("MANIFEST.json"));
        Files.write(runs.get(0).resolve(file), first);
        Files.write(runs.get(0).resolve("MANIFEST.json"), manifest);

        Files.write(broken, second);
        Cli.Answer again = forget("influencer", "inf-77");
        assertEquals(0, again.exitCode(), again::err);
        assertEquals(List.of(), hits(HER));
        assertEquals(0, Cli.run("verify", "--all", "--job", night.job()).exitCode());
        assertEquals(ledger.replace("inf-77", pseudonym(again)), ledger());
        Cli.Answer run = night.run();
        assertEquals(0, run.exitCode(), run::err);
        assertEquals(List.of(), hits(HER));
    }

    @Test
    void aRepairedRecordForgetsWithTheRest() throws IOException {
        twoNights();
        Path repaired = folder.resolve("repaired.csv");
        assertEquals(
                0,
                Cli.run("replay", "--job", night.job(), "--export", "orders", repaired).exitCode());
        String exported = Files.readString(repaired);
        Files.writeString(
                repaired,
                exported.lines()
                                .filter(line -> !line.contains("o5"))
                                .collect(Collectors.joining("\n"))
                                .replace(",much,", ",7.00,")
                        + "\n");
        Cli.Answer delivered = Cli.run("replay", "--job", night.job(), repaired);
        assertEquals(0, delivered.exitCode(), delivered::err);
        Files.delete(repaired);
        assertEquals(0, night.run().exitCode());
        assertTrue(ledger().contains("o4"), this::ledger);
        List<String> him = new ArrayList<>(HIM);
        him.addAll(hashesOfHim());
        assertTrue(
                hits(him).stream().anyMatch(hit -> hit.contains("replayed")),
                "or the test looks at nothing");
        String ledger = ledger();

        Cli.Answer answer = forget("customer", "kim@example.com");
        assertEquals(0, answer.exitCode(), answer::err);
        assertEquals(List.of(), hits(him));
        Cli.Answer run = night.run();
        assertEquals(0, run.exitCode(), run::err);
        assertEquals(List.of(), hits(him));
        assertEquals(ledger, ledger());
    }

    @Test
    void nobodyIsForgottenWhileARunIsAlive() throws Exception {
        twoNights();
        try (RunLock lock = RunLock.acquire(night.state())) {
            assertNotNull(lock);
            assertEquals(75, forget("influencer", "inf-77").exitCode());
        }
        assertFalse(Files.exists(night.state().resolve("forgotten.json")));
        assertFalse(hits(HER).isEmpty());
    }

    @Test
    void whomNobodyNamesIsAMistakeUnlessSaidOtherwise() {
        Cli.Answer unknown = forget("influencer", "nobody-9");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("--unknown-ok"), unknown::err);
        assertFalse(Files.exists(night.state().resolve("forgotten.json")));
        assertEquals(0, forget("influencer", "nobody-9", "--unknown-ok").exitCode());
        assertEquals(2, Cli.run("forget").exitCode());
    }

    private Cli.Answer forget(String kind, String who, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("forget", kind, who, "--job", night.job()));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray());
    }

    private static String pseudonym(Cli.Answer answer) {
        Matcher matcher = Pattern.compile("forgotten-[0-9a-f]{12}").matcher(answer.out());
        assertTrue(matcher.find(), answer::out);
        return matcher.group();
    }

    private String show(String dataset) {
        return Cli.run("show", dataset, "--job", night.job(), "--format", "csv").out();
    }

    private String ledger() {
        return show("ledger").lines().sorted().reduce("", (a, b) -> a + b + "\n");
    }

    private String sums() {
        return show("reconciliation")
                        .lines()
                        .filter(line -> !line.startsWith("feed,posts"))
                        .toList()
                + show("season_summaries");
    }

    /** Tiers without their reasons, which tell of the register. */
    private static List<String> columns(String csv) {
        return csv.lines()
                .map(line -> String.join(",", List.of(line.split(",")).subList(0, 7)))
                .sorted()
                .toList();
    }

    private List<String> hashesOfHim() throws IOException {
        List<String> hashes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(night.state());
                QueryReader reader = QueryReader.open()) {
            for (Path file :
                    files.filter(f -> f.endsWith("raw_orders.parquet")).sorted().toList()) {
                reader.register("orders", List.of(file));
                reader.rows(
                                "select distinct email_hash from orders where customer_id = 'cust-4711'")
                        .forEach(row -> hashes.add(String.valueOf(row.get("email_hash"))));
            }
        }
        return hashes.stream().distinct().toList();
    }

    private List<String> hits(List<String> names) throws IOException {
        List<String> hits = new ArrayList<>(hits(names, night.published()));
        hits.addAll(hits(names, night.state()));
        return hits;
    }

    /** Every byte of every file, and every text of every Parquet file. */
    private static List<String> hits(List<String> names, Path under) throws IOException {
        List<String> hits = new ArrayList<>();
        try (Stream<Path> files = Files.walk(under);
                QueryReader reader = QueryReader.open()) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                StringBuilder text =
                        new StringBuilder(Files.readString(file, StandardCharsets.ISO_8859_1));
                if (file.toString().endsWith(".parquet") && Files.size(file) > 0) {
                    reader.register("looked_at", List.of(file));
                    reader.each("select * from looked_at", row -> text.append('\n').append(row));
                }
                String all = text.toString().toLowerCase(Locale.ROOT);
                for (String name : names) {
                    if (all.contains(name.toLowerCase(Locale.ROOT))) {
                        hits.add(name + " in " + file);
                    }
                }
            }
        }
        return hits;
    }
}
