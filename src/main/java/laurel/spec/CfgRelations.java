package laurel.spec;

import static laurel.spec.RuleFiles.cells;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.spec.TiersSpec.Pin;
import laurel.spec.TiersSpec.Tier;
import laurel.spec.binding.Names;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a job as relations: what the models join, and what is published with the results.
 */
public final class CfgRelations {
    private static final long LOOKBACK_DAY = ChronoUnit.DAYS.getDuration().toNanos() / 1000;

    private final Job job;
    private final LocalDate asOf;
    private final RuleFiles files;

    private CfgRelations(Job job, LocalDate asOf, RuleFiles files) {
        this.job = job;
        this.asOf = asOf;
        this.files = files;
    }

    /**
     * Writes one Parquet file a relation into {@code folder}, where none of them may be yet.
     *
     * @return relation to file
     */
    public static Map<String, Path> write(Job job, LocalDate asOf, Path folder) {
        RuleFiles files = new RuleFiles(folder);
        CfgRelations relations = new CfgRelations(job, asOf, files);
        relations.run();
        relations.attribution();
        relations.evidence();
        relations.seasons();
        relations.tiers();
        relations.pins();
        relations.confidence();
        relations.sizeBands();
        relations.feeds();
        relations.freshness();
        ComparisonRelations.write(job, files);
        ActivationRelations.write(job.activation(), job.minorUnits(), files);
        ReportRelations.write(job, asOf, files);
        return files.written();
    }

    private void run() {
        Map<Column, @Nullable Object> cells = new LinkedHashMap<>();
        cells.put(Column.string("job"), job.name());
        cells.put(Column.date("as_of"), asOf);
        cells.put(Column.bigint("as_of_ends_at"), startOf(asOf.plusDays(1), job.timezone()));
        cells.put(Column.string("timezone"), job.timezone().getId());
        cells.put(Column.string("currency"), job.currency().getCurrencyCode());
        cells.put(Column.integer("minor_units"), job.minorUnits());
        cells.put(Column.bigint("minor_factor"), minorFactor());
        cells.put(Column.decimal("gross_margin", 18, 12), share(job.grossMargin()));
        cells.put(Column.integer("return_window_days"), job.returnWindowDays());
        cells.put(Column.string("tier_method"), Names.of(job.tiers().method()));
        cells.put(
                Column.decimal("hold_within", 18, 12),
                share(job.tiers().hysteresis().holdWithin()));
        cells.put(Column.integer("grace_seasons"), job.tiers().hysteresis().graceSeasons());
        cells.put(Column.bigint("min_orders"), job.tiers().minOrders());
        cells.put(Column.integer("horizon_days"), job.activation().horizonDays());
        files.row("cfg_run", cells);
    }

    /** What a month's orders are worked out by: nothing that a night changes, so no as-of day. */
    private void attribution() {
        var click = job.attribution().click();
        Map<Column, @Nullable Object> cells = new LinkedHashMap<>();
        cells.put(Column.string("currency"), job.currency().getCurrencyCode());
        cells.put(Column.bigint("minor_factor"), minorFactor());
        cells.put(Column.bigint("click_lookback_micros"), click.lookbackDays() * LOOKBACK_DAY);
        cells.put(Column.string("code_split"), Names.of(job.attribution().codeSplit()));
        cells.put(Column.string("click_model"), Names.of(click.model()));
        files.row("cfg_attribution", cells);
    }

    private long minorFactor() {
        return BigDecimal.TEN.pow(job.minorUnits()).longValueExact();
    }

    private void evidence() {
        files.rows(
                "cfg_evidence",
                TableSchema.of(Column.string("kind"), Column.integer("rank")),
                ranked(job.attribution().evidence().stream().map(Names::of).toList()));
        files.rows(
                "cfg_link_parameters",
                TableSchema.of(Column.string("parameter"), Column.integer("rank")),
                ranked(job.attribution().linkParameters()));
    }

    private void seasons() {
        files.rows(
                "cfg_seasons",
                TableSchema.of(
                        Column.string("season_id"),
                        Column.string("season"),
                        Column.integer("occurrence"),
                        Column.date("starts_on"),
                        Column.date("ends_before"),
                        Column.bigint("starts_at"),
                        Column.bigint("ends_at")),
                Seasons.of(job, asOf).stream()
                        .map(
                                season ->
                                        cells(
                                                season.seasonId(),
                                                season.season(),
                                                season.ordinal(),
                                                season.startsOn(),
                                                season.endsBefore(),
                                                startOf(season.startsOn(), job.timezone()),
                                                startOf(season.endsBefore(), job.timezone()))));
    }

    private void tiers() {
        List<Tier> tiers = job.tiers().list();
        files.rows(
                "cfg_tiers",
                TableSchema.of(
                        Column.string("tier_id"),
                        Column.integer("rank"),
                        Column.decimal("until", 18, 12),
                        Column.bool("is_last")),
                IntStream.range(0, tiers.size())
                        .mapToObj(
                                i ->
                                        cells(
                                                tiers.get(i).id(),
                                                i + 1,
                                                share(tiers.get(i).until()),
                                                i == tiers.size() - 1)));
        files.rows(
                "cfg_tier_conditions",
                TableSchema.of(
                        Column.string("tier_id"),
                        Column.string("metric"),
                        Column.string("unit"),
                        Column.decimal("at_least", 38, 6),
                        Column.decimal("at_most", 38, 6)),
                tiers.stream()
                        .flatMap(tier -> tier.conditions().stream().map(c -> condition(tier, c))));
    }

    private List<@Nullable Object> condition(Tier tier, TierCondition condition) {
        Metric metric = condition.metric();
        return cells(
                tier.id(),
                metric.id(),
                metric.unit().name().toLowerCase(Locale.ROOT),
                bound(metric, condition.atLeast()),
                bound(metric, condition.atMost()));
    }

    private void pins() {
        List<Pin> pins = job.tiers().pins();
        files.rows(
                "cfg_pins",
                TableSchema.of(
                        Column.integer("place"),
                        Column.string("influencer_id"),
                        Column.string("tier_id"),
                        Column.date("until"),
                        Column.string("why")),
                IntStream.range(0, pins.size()).mapToObj(i -> pin(i + 1, pins.get(i))));
    }

    private static List<@Nullable Object> pin(int place, Pin pin) {
        return cells(place, pin.influencerId(), pin.tier(), pin.until(), pin.why());
    }

    private void confidence() {
        TiersSpec.Confidence confidence = job.tiers().confidence();
        files.rows(
                "cfg_confidence",
                TableSchema.of(Column.integer("resamples"), Column.bigint("seed")),
                Stream.of(cells(confidence.resamples(), confidence.seed())));
    }

    private void sizeBands() {
        List<SizeBand> bands = job.sizeBands();
        files.rows(
                "cfg_size_bands",
                TableSchema.of(
                        Column.string("size_tier"),
                        Column.bigint("from_followers"),
                        Column.bigint("below_followers")),
                IntStream.range(0, bands.size())
                        .mapToObj(
                                i ->
                                        cells(
                                                bands.get(i).id(),
                                                bands.get(i).from(),
                                                i + 1 < bands.size()
                                                        ? bands.get(i + 1).from()
                                                        : null)));
    }

    private void feeds() {
        files.rows(
                "cfg_feeds",
                TableSchema.of(
                        Column.string("feed"),
                        Column.string("tolerance"),
                        Column.decimal("max_rejects_share", 18, 12)),
                Arrays.stream(FeedKind.values()).map(this::feed));
    }

    private void freshness() {
        files.rows(
                "cfg_freshness",
                TableSchema.of(
                        Column.string("feed"),
                        Column.bigint("warn_after"),
                        Column.bigint("error_after")),
                job.feeds().stream().flatMap(feed -> limits(feed).stream()));
    }

    private static List<List<@Nullable Object>> limits(FeedSpec feed) {
        FreshnessSpec limits = feed.freshness();
        return limits == null
                ? List.of()
                : List.of(
                        cells(
                                feed.feed().id(),
                                micros(limits.warnAfter()),
                                micros(limits.errorAfter())));
    }

    private static @Nullable Long micros(@Nullable Duration age) {
        return age == null ? null : age.toSeconds() * 1_000_000;
    }

    private List<@Nullable Object> feed(FeedKind kind) {
        var tolerance = job.feed(kind).map(FeedSpec::tolerance).orElse(job.tolerance());
        var most = job.feed(kind).map(FeedSpec::maxRejectsShare).orElse(job.maxRejectsShare());
        return cells(kind.id(), Names.of(tolerance), share(most));
    }

    /** The first instant of a day in microseconds since 1970 UTC. */
    public static long startOf(LocalDate day, ZoneId zone) {
        Instant first = day.atStartOfDay(zone).toInstant();
        return Math.addExact(
                Math.multiplyExact(first.getEpochSecond(), 1_000_000), first.getNano() / 1000);
    }

    /** In the unit the models use: minor units, millionths, or as it is. */
    private @Nullable BigDecimal bound(Metric metric, @Nullable BigDecimal bound) {
        if (bound == null) {
            return null;
        }
        int places =
                switch (metric.unit()) {
                    case MONEY -> job.minorUnits();
                    case RATIO -> 6;
                    case COUNT -> 0;
                };
        return bound.movePointRight(places).setScale(6, RoundingMode.UNNECESSARY);
    }

    private static @Nullable BigDecimal share(@Nullable BigDecimal share) {
        return share == null ? null : share.setScale(12, RoundingMode.UNNECESSARY);
    }

    private static Stream<List<@Nullable Object>> ranked(List<String> names) {
        return IntStream.range(0, names.size()).mapToObj(i -> cells(names.get(i), i + 1));
    }
}
