package laurel.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import laurel.engine.QueryReader;
import laurel.testing.JobText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CfgRelationsTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 3, 29);

    @TempDir Path folder;

    @Test
    void theRunIsOneRow() {
        Job job =
                new JobText()
                        .with("gross-margin", "0.55")
                        .with(
                                "tiers",
                                "{min-orders: 2, hysteresis: {hold-within: 0.02, grace-seasons: 1}}")
                        .with("attribution", "{click: {model: time-decay, lookback-days: 7}}")
                        .read(folder);
        assertEquals(
                List.of(
                        "{job=test, as_of=2025-03-29, as_of_ends_at=1743289200000000,"
                                + " timezone=Europe/Berlin, currency=EUR, minor_units=2, minor_factor=100,"
                                + " gross_margin=0.550000000000, return_window_days=60,"
                                + " tier_method=share,"
                                + " hold_within=0.020000000000, grace_seasons=1, min_orders=2,"
                                + " horizon_days=90}"),
                rows(job, "cfg_run", "select * from cfg_run"));
        assertEquals(
                List.of(
                        "{currency=EUR, minor_factor=100, click_lookback_micros=604800000000,"
                                + " code_split=by-discount, click_model=time-decay}"),
                rows(job, "cfg_attribution", "select * from cfg_attribution"));
    }

    @Test
    void yenHasNoMinorUnitsAndDinarThree() {
        assertEquals(
                List.of("{minor_units=0, minor_factor=1}"),
                rows(
                        new JobText().with("currency", "JPY").read(folder),
                        "cfg_run",
                        "select minor_units, minor_factor from cfg_run"));
    }

    @Test
    void daysEndWhereTheZoneSaysAlsoWhenTheClocksChange() {
        Job job =
                new JobText()
                        .with(
                                "seasons",
                                "[{id: a, occurrences: [{starts-on: 2025-03-30, ends-before: 2025-03-31},"
                                        + " {starts-on: 2024-10-27, ends-before: 2024-10-28}]}]")
                        .read(folder);
        assertEquals(
                List.of(
                        "{season_id=a-2024, season=a, occurrence=1, starts_on=2024-10-27,"
                                + " ends_before=2024-10-28, starts_at=1729980000000000,"
                                + " ends_at=1730070000000000}",
                        "{season_id=a-2025, season=a, occurrence=2, starts_on=2025-03-30,"
                                + " ends_before=2025-03-31, starts_at=1743289200000000,"
                                + " ends_at=1743372000000000}"),
                rows(job, "cfg_seasons", "select * from cfg_seasons order by occurrence"));
    }

    @Test
    void aDayWithoutMidnightStartsAtItsFirstInstant() {
        assertEquals(
                Instant.parse("2018-11-04T03:00:00Z"),
                Instant.EPOCH.plusNanos(
                        1000
                                * CfgRelations.startOf(
                                        LocalDate.of(2018, 11, 4),
                                        ZoneId.of("America/Sao_Paulo"))));
    }

    @Test
    void rulesAreFollowedThirtyYearsAhead() {
        assertEquals(
                List.of("{count=86, first=winter-1970, last=winter-2055}"),
                rows(
                        new JobText().read(folder),
                        "cfg_seasons",
                        """
                        select count(*) as count, min(season_id) as first, max(season_id) as last
                        from cfg_seasons"""));
    }

    @Test
    void tiersKeepTheirOrderAndPinsTheirPlace() {
        Job job =
                new JobText()
                        .with(
                                "tiers",
                                "{pins: [{influencer-id: b, tier: high, until: 2025-01-01, why: friend},"
                                        + " {influencer-id: a, tier: medium, why: trial}]}")
                        .read(folder);
        assertEquals(
                List.of(
                        "{tier_id=high, rank=1, until=0.600000000000, is_last=false}",
                        "{tier_id=medium, rank=2, until=0.900000000000, is_last=false}",
                        "{tier_id=general, rank=3, until=null, is_last=true}"),
                rows(job, "cfg_tiers", "select * from cfg_tiers order by rank"));
        assertEquals(
                List.of(
                        "{place=1, influencer_id=b, tier_id=high, until=2025-01-01, why=friend}",
                        "{place=2, influencer_id=a, tier_id=medium, until=null, why=trial}"),
                rows(job, "cfg_pins", "select * from cfg_pins order by place"));
        assertEquals(
                List.of(), rows(job, "cfg_tier_conditions", "select * from cfg_tier_conditions"));
    }

    @Test
    void boundsAreInTheUnitOfTheModels() {
        Job job =
                new JobText()
                        .with(
                                "tiers",
                                "{method: thresholds, list: [{id: top, conditions: [{metric: net_revenue,"
                                        + " at-least: 20000.5}, {metric: roi, at-most: 1.25}, {metric:"
                                        + " orders, at-least: 3}]}, {id: rest}]}")
                        .read(folder);
        assertEquals(
                List.of(
                        "{tier_id=top, metric=net_revenue, unit=money, at_least=2000050.000000, at_most=null}",
                        "{tier_id=top, metric=orders, unit=count, at_least=3.000000, at_most=null}",
                        "{tier_id=top, metric=roi, unit=ratio, at_least=null, at_most=1250000.000000}"),
                rows(
                        job,
                        "cfg_tier_conditions",
                        "select * from cfg_tier_conditions order by metric"));
    }

    @Test
    void theRestIsAsDeclared() {
        Job job =
                new JobText()
                        .with("feeds[0]", "{feed: orders, source: o, tolerance: none}")
                        .with("max-rejects", "0.05")
                        .read(folder);
        assertEquals(
                List.of(
                        "{feed=orders, tolerance=none, max_rejects_share=0.050000000000}",
                        "{feed=fx, tolerance=data, max_rejects_share=0.050000000000}"),
                rows(
                        job,
                        "cfg_feeds",
                        "select * from cfg_feeds where feed in ('orders', 'fx') order by feed desc"));
        assertEquals(
                List.of("{kind=code, rank=1}", "{kind=link, rank=2}", "{kind=click, rank=3}"),
                rows(job, "cfg_evidence", "select * from cfg_evidence order by rank"));
        assertEquals(
                List.of("{parameter=ref, rank=1}", "{parameter=utm_content, rank=2}"),
                rows(
                        job,
                        "cfg_link_parameters",
                        "select * from cfg_link_parameters order by rank"));
        assertEquals(
                List.of(
                        "{size_tier=nano, from_followers=0, below_followers=1000}",
                        "{size_tier=mega, from_followers=1000000, below_followers=null}"),
                rows(
                        job,
                        "cfg_size_bands",
                        """
                        select * from cfg_size_bands
                        where size_tier in ('nano', 'mega') order by from_followers"""));
    }

    @Test
    void typesAreThoseTheModelsExpect() {
        Job job = new JobText().read(folder);
        Map<String, Path> files = CfgRelations.write(job, AS_OF, folder.resolve("types"));
        try (QueryReader reader = QueryReader.open()) {
            files.forEach((relation, file) -> reader.register(relation, List.of(file)));
            assertEquals(
                    "DECIMAL(18,12)",
                    reader.rows("select typeof(gross_margin) as type from cfg_run")
                            .get(0)
                            .get("type"));
            assertEquals(
                    BigDecimal.ONE.setScale(12),
                    reader.rows("select gross_margin from cfg_run").get(0).get("gross_margin"));
        }
    }

    private List<String> rows(Job job, String relation, String sql) {
        Map<String, Path> files =
                CfgRelations.write(job, AS_OF, folder.resolve("cfg-" + System.nanoTime()));
        try (QueryReader reader = QueryReader.open()) {
            Path file = files.getOrDefault(relation, Path.of("none"));
            reader.register(relation, List.of(file));
            return reader.rows(sql).stream()
                    .map(Map::toString)
                    .collect(Collectors.toUnmodifiableList());
        }
    }
}
