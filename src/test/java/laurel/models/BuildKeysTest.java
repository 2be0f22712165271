package laurel.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import laurel.engine.DuckDbEngine;
import laurel.engine.EngineSettings;
import laurel.engine.QueryReader;
import laurel.feeds.FeedHistory;
import laurel.feeds.LandedFeeds;
import laurel.feeds.Landing;
import laurel.feeds.LandingProgress;
import laurel.feeds.LandingSettings;
import laurel.spec.Job;
import laurel.testing.Build;
import laurel.testing.JobText;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights that share what they build: only what changed is made again, and nothing stale is kept.
 */
@NullUnmarked
class BuildKeysTest {
    private static final String ORDERS =
            "order_id,ordered_at,updated_at,goods_amount,discount_codes,customer_id\n";

    @TempDir Path folder;

    private Job job;
    private final List<Path> works = new ArrayList<>();

    @BeforeEach
    void twoMonths() throws IOException {
        job = new JobText().read(folder);
        feed("codes/1.csv", "code,influencer_id,commission_rate\nANNA,anna,0.10\n");
        feed("posts/1.csv", "post_id,influencer_id,platform,posted_at\np,anna,x,2025-01-01\n");
        feed(
                "orders/1.csv",
                ORDERS
                        + "a,2025-01-10T10:00:00,,10.00,ANNA,k1\n"
                        + "b,2025-01-20T10:00:00,,20.00,,k2\n");
        feed("orders/2.csv", ORDERS + "c,2025-02-10T10:00:00,,30.00,ANNA,k1\n");
    }

    @Test
    void aNightLeavesMonthsAloneInWhichNothingChanged() throws IOException {
        Map<String, Built> first = night("2025-02-10");
        feed("orders/3.csv", ORDERS + "d,2025-02-11T10:00:00,,40.00,ANNA,k3\n");
        Map<String, Built> second = night("2025-02-11");
        assertEquals(part(first, "ledger", 202501), part(second, "ledger", 202501));
        assertNotEquals(part(first, "ledger", 202502), part(second, "ledger", 202502));
        assertEquals(key(first, "order_repeats", 202501), key(second, "order_repeats", 202501));
        assertSameAsBuiltAtOnce(second, "2025-02-11");
    }

    @Test
    void aNewCodeLeavesTheMonthsAloneThatDoNotUseIt() throws IOException {
        Map<String, Built> first = night("2025-02-10");
        feed("codes/1.csv", "code,influencer_id,commission_rate\nANNA,anna,0.10\nBEN,ben,0.20\n");
        Map<String, Built> second = night("2025-02-10");
        assertNotEquals(first.get("code_owners").digest(), second.get("code_owners").digest());
        assertEquals(part(first, "ledger", 202501), part(second, "ledger", 202501));
        assertEquals(part(first, "ledger", 202502), part(second, "ledger", 202502));
    }

    @Test
    void aRedeliveredOrderMovesTheFirstOrderOfItsCustomerInAnotherMonth() throws IOException {
        Map<String, Built> first = night("2025-02-10");
        assertEquals(List.of("a true", "b true", "c false"), newCustomers(first));
        feed("orders/3.csv", ORDERS + "a,2025-01-10T10:00:00,2025-02-11T10:00:00,10.00,ANNA,k9\n");
        Map<String, Built> second = night("2025-02-11");
        assertEquals(List.of("a true", "b true", "c true"), newCustomers(second));
        assertSameAsBuiltAtOnce(second, "2025-02-11");
    }

    @Test
    void onlyMonthsAfterAChangedOneLookAtItAgainAndTheirReadersOnlyWhereTheyDiffer()
            throws IOException {
        feed("orders/3.csv", ORDERS + "d,2025-03-10T10:00:00,,40.00,ANNA,k3\n");
        Map<String, Built> first = night("2025-03-10");
        feed("orders/4.csv", ORDERS + "c,2025-02-10T10:00:00,2025-03-11T10:00:00,9.00,ANNA,k3\n");
        Map<String, Built> second = night("2025-03-11");
        assertEquals(List.of("a true", "b true", "c true", "d false"), newCustomers(second));
        assertEquals(key(first, "new_customers", 202501), key(second, "new_customers", 202501));
        assertNotEquals(key(first, "new_customers", 202503), key(second, "new_customers", 202503));
        assertNotEquals(part(first, "ledger", 202503), part(second, "ledger", 202503));
        feed("orders/5.csv", ORDERS + "c,2025-02-10T10:00:00,2025-03-12T10:00:00,8.00,ANNA,k3\n");
        Map<String, Built> third = night("2025-03-12");
        assertNotEquals(key(second, "new_customers", 202503), key(third, "new_customers", 202503));
        assertEquals(part(second, "new_customers", 202503), part(third, "new_customers", 202503));
        assertEquals(part(second, "ledger", 202503), part(third, "ledger", 202503));
        assertSameAsBuiltAtOnce(third, "2025-03-12");
    }

    @Test
    void aSeasonWithoutChangeIsNotDrawnAnew() throws IOException {
        feed(
                "orders/3.csv",
                ORDERS
                        + "d,2023-12-10T10:00:00,,40.00,ANNA,k3\n"
                        + "e,2024-12-10T10:00:00,,40.00,ANNA,k4\n");
        Map<String, Built> first = night("2025-02-10");
        feed("orders/4.csv", ORDERS + "f,2024-12-11T10:00:00,,50.00,ANNA,k5\n");
        Map<String, Built> second = night("2025-02-11");
        assertEquals(key(first, "tier_confidence", 202312), key(second, "tier_confidence", 202312));
        assertNotEquals(
                key(first, "tier_confidence", 202412), key(second, "tier_confidence", 202412));
    }

    @Test
    void aSeasonIsDrawnAnewForItsOrdersInOtherMonthsAndForNoOthers() throws IOException {
        job =
                new JobText()
                        .with(
                                "seasons",
                                "[{id: winter, rrule: FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1,"
                                        + " length-days: 46}]")
                        .read(folder);
        feed(
                "orders/3.csv",
                ORDERS
                        + "d,2024-12-10T10:00:00,,40.00,ANNA,k3\n"
                        + "e,2025-01-20T10:00:00,,40.00,ANNA,k4\n");
        Map<String, Built> first = night("2025-02-10");
        feed("orders/4.csv", ORDERS + "f,2025-01-20T10:00:00,,50.00,ANNA,k5\n");
        Map<String, Built> second = night("2025-02-11");
        assertNotEquals(part(first, "ledger", 202501), part(second, "ledger", 202501));
        assertEquals(key(first, "tier_confidence", 202412), key(second, "tier_confidence", 202412));
        feed("orders/5.csv", ORDERS + "g,2025-01-12T10:00:00,,50.00,ANNA,k6\n");
        Map<String, Built> third = night("2025-02-12");
        assertNotEquals(
                key(second, "tier_confidence", 202412), key(third, "tier_confidence", 202412));
        assertSameAsBuiltAtOnce(third, "2025-02-12");
    }

    @Test
    void aRefundMovesTheMonthOfItsOrderAndMayComeBeforeIt() throws IOException {
        job = new JobText().with("feeds[3]", "{feed: refunds, source: refunds/*.csv}").read(folder);
        feed("refunds/1.csv", "refund_id,order_id,refunded_at,goods_amount\n");
        Map<String, Built> first = night("2025-02-10");
        feed(
                "refunds/2.csv",
                "refund_id,order_id,refunded_at,goods_amount\n"
                        + "r1,c,2025-02-11T10:00:00,5.00\n"
                        + "r2,d,2025-02-11T10:00:00,6.00\n");
        Map<String, Built> second = night("2025-02-11");
        assertEquals(part(first, "ledger", 202501), part(second, "ledger", 202501));
        assertNotEquals(part(first, "ledger", 202502), part(second, "ledger", 202502));
        assertEquals(List.of("d"), unknownOrders(second));
        feed("orders/3.csv", ORDERS + "d,2025-01-11T10:00:00,,40.00,ANNA,k3\n");
        Map<String, Built> third = night("2025-02-12");
        assertEquals(key(second, "refund_months", 202502), key(third, "refund_months", 202502));
        assertEquals(List.of(), unknownOrders(third));
        assertSameAsBuiltAtOnce(third, "2025-02-12");
    }

    private static List<String> unknownOrders(Map<String, Built> night) {
        return rows(
                night,
                "select found as text from late_rejects where rule = 'unknown_order' order by 1");
    }

    @Test
    void anAuditThatIsRunByMonthTellsOfAllMonths() throws IOException {
        SqlFiles.SqlFile audit =
                new SqlFiles.SqlFile(
                        "audits",
                        "orders__are_all_of_february",
                        "-- Built by month.\nselect order_id from orders where month <> 202502");
        feed("orders/3.csv", ORDERS + "d,2025-03-10T10:00:00,,40.00,ANNA,k1\n");
        List<AuditFailure> broken = new ArrayList<>();
        build(
                ModelGraph.of(SqlFiles.under("models"), List.of(audit)),
                "2025-03-10",
                folder.resolve("nights"),
                build -> broken.addAll(build.audits()));
        assertEquals(
                List.of(
                        new AuditFailure(
                                "orders",
                                "are all of february",
                                3,
                                List.of(
                                        Map.of("order_id", "a"),
                                        Map.of("order_id", "b"),
                                        Map.of("order_id", "d")))),
                broken);
    }

    @Test
    void anOrderWhoseDayIsCorrectedLeavesItsOldMonth() throws IOException {
        night("2025-02-10");
        feed("orders/3.csv", ORDERS + "b,2025-02-01T10:00:00,2025-02-11T10:00:00,20.00,ANNA,k2\n");
        Map<String, Built> second = night("2025-02-11");
        assertEquals(
                List.of("a 202501", "b 202502", "c 202502"),
                rows(second, "select order_id || ' ' || month as text from ledger order by 1"));
        assertSameAsBuiltAtOnce(second, "2025-02-11");
    }

    @Test
    void anOrderThatIsCorrectedNightAfterNightIsInTheMonthOfItsNewestVersion() throws IOException {
        night("2025-03-10");
        for (String day : List.of("2025-03-02", "2025-02-02", "2024-12-02", "2025-02-03")) {
            int night = works.size();
            feed(
                    "orders/1%d.csv".formatted(night),
                    ORDERS
                            + "b,%sT10:00:00,2025-03-1%dT10:00:00,20.00,,k2\n"
                                    .formatted(day, night));
            Map<String, Built> built = night("2025-03-1" + night);
            assertEquals(
                    List.of("a 202501", "b " + day.substring(0, 7).replace("-", ""), "c 202502"),
                    rows(built, "select order_id || ' ' || month as text from ledger order by 1"));
        }
        Map<String, Built> last = night("2025-03-15");
        assertSameAsBuiltAtOnce(last, "2025-03-15");
    }

    @Test
    void anotherRuleMakesEverythingAnewThatRestsOnIt() throws IOException {
        Map<String, Built> first = night("2025-02-10");
        job = new JobText().with("attribution", "{code-split: first}").read(folder);
        Map<String, Built> second = night("2025-02-10");
        assertNotEquals(part(first, "ledger", 202501), part(second, "ledger", 202501));
        job = new JobText().with("gross-margin", "0.5").read(folder);
        Map<String, Built> third = night("2025-02-10");
        assertEquals(part(first, "ledger", 202501), part(third, "ledger", 202501));
        assertNotEquals(
                first.get("season_figures").parts().get(Built.WHOLE).key(),
                third.get("season_figures").parts().get(Built.WHOLE).key());
    }

    @Test
    void jobsThatSpellTheSharedFolderDifferentlyLeaveEachOthersFilesAlone() throws IOException {
        Path absolute = folder.toAbsolutePath();
        Path roundabout = Path.of("").toAbsolutePath().relativize(absolute).resolve("x/..");
        Files.createDirectories(folder.resolve("x"));
        build("2025-02-10", absolute.resolve("nights"));
        build("2025-02-11", roundabout.resolve("nights"));
        for (Path spelled : List.of(absolute, roundabout)) {
            BuildFolders.sweep(spelled.resolve("nights/built"), works);
            for (Path work : works) {
                assertEquals(
                        ModelGraph.load().models().size(), BuildFolders.relations(work).size());
            }
        }
    }

    private void assertSameAsBuiltAtOnce(Map<String, Built> night, String asOf) throws IOException {
        works.clear();
        Map<String, Built> once = build(asOf, folder.resolve("once"));
        for (String relation :
                List.of(
                        "ledger",
                        "season_figures",
                        "tier_confidence",
                        "reconciliation",
                        "orders")) {
            String all = "select cast(t as varchar) as text from " + relation + " as t order by 1";
            assertEquals(rows(once, all), rows(night, all), relation);
        }
    }

    private List<String> newCustomers(Map<String, Built> night) {
        return rows(
                night,
                "select order_id || ' ' || is_new_customer as text from ledger"
                        + " where entry = 'sale' order by 1");
    }

    private static String part(Map<String, Built> night, String relation, int month) {
        return night.get(relation).parts().get(month).digest();
    }

    private static String key(Map<String, Built> night, String relation, int month) {
        return night.get(relation).parts().get(month).key();
    }

    private Map<String, Built> night(String asOf) throws IOException {
        return build(asOf, folder.resolve("nights"));
    }

    private Map<String, Built> build(String asOf, Path state) throws IOException {
        return build(ModelGraph.load(), asOf, state, build -> {});
    }

    private Map<String, Built> build(
            ModelGraph graph, String asOf, Path state, Consumer<Build> look) throws IOException {
        Path work = Files.createDirectories(state.resolve("work-" + works.size()));
        try (DuckDbEngine engine =
                DuckDbEngine.open(
                        new EngineSettings(1, "500MB", folder.resolve("spill"), List.of(folder)))) {
            LandingSettings settings =
                    new LandingSettings(
                            job.timezone(), "EUR", job.attribution().linkParameters(), null, 1);
            LandedFeeds landed =
                    Landing.land(
                            job.feeds(),
                            settings,
                            state.resolve("landed"),
                            work,
                            FeedHistory.NONE,
                            LandingProgress.silent());
            look.accept(
                    Build.of(
                            graph,
                            job,
                            LocalDate.parse(asOf),
                            landed,
                            engine,
                            work,
                            new BuildFolders(state.resolve("built"), work, List.copyOf(works))));
        }
        works.add(work);
        return new TreeMap<>(Shelf.of(work));
    }

    private static List<String> rows(Map<String, Built> night, String sql) {
        try (QueryReader reader = QueryReader.open()) {
            night.forEach(
                    (name, built) -> {
                        if (!built.files().isEmpty()) {
                            reader.register(name, built.source());
                        }
                    });
            return reader.rows(sql).stream().map(row -> String.valueOf(row.get("text"))).toList();
        }
    }

    private void feed(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
