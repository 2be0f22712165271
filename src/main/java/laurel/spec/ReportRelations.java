package laurel.spec;

import static laurel.spec.RuleFiles.cells;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.spec.Seasons.Occurrence;
import laurel.spec.binding.Names;
import org.jspecify.annotations.Nullable;

/** The rules of reports, payouts, targets and alerts as the relations that the models read. */
final class ReportRelations {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Job job;
    private final LocalDate asOf;
    private final RuleFiles files;

    private ReportRelations(Job job, LocalDate asOf, RuleFiles files) {
        this.job = job;
        this.asOf = asOf;
        this.files = files;
    }

    /** Writes the relations; money in minor units, shares and factors in millionths. */
    static void write(Job job, LocalDate asOf, RuleFiles files) {
        ReportRelations relations = new ReportRelations(job, asOf, files);
        relations.report();
        relations.payouts();
        relations.deliverables();
        relations.kpis();
        relations.alerts();
    }

    private void report() {
        files.row(
                "cfg_report",
                Map.of(Column.integer("baseline_weeks"), job.report().baselineWeeks()));
        files.rows(
                "cfg_top",
                TableSchema.of(Column.bigint("top")),
                job.report().top().stream().map(top -> cells((long) top)));
    }

    private void payouts() {
        PayoutsSpec spec = job.payouts();
        Integer holdDays = spec.holdDays();
        Map<Column, @Nullable Object> cells = new LinkedHashMap<>();
        cells.put(
                Column.integer("hold_days"), holdDays == null ? job.returnWindowDays() : holdDays);
        cells.put(Column.integer("net_days"), spec.netDays());
        cells.put(
                Column.bigint("minimum"),
                spec.minimum().movePointRight(job.minorUnits()).longValueExact());
        cells.put(Column.date("paid_through"), spec.paidThrough());
        cells.put(Column.integer("fee_days"), spec.feeDays());
        cells.put(Column.bool("has_lines"), spec.lines());
        files.row("cfg_payouts", cells);
    }

    private void deliverables() {
        Map<Column, @Nullable Object> cells = new LinkedHashMap<>();
        cells.put(Column.integer("follow_up_days"), job.deliverables().followUpAfterDays());
        cells.put(Column.integer("late_days"), job.deliverables().lateDays());
        files.row("cfg_deliverables", cells);
        files.rows(
                "cfg_expected_engagement",
                TableSchema.of(Column.string("tier"), Column.bigint("engagement_rate")),
                job.deliverables().expectedEngagement().entrySet().stream()
                        .map(entry -> cells(entry.getKey(), millionths(entry.getValue()))));
    }

    private void kpis() {
        files.rows(
                "cfg_kpis",
                TableSchema.of(
                        Column.string("kpi_id"),
                        Column.string("influencer_id"),
                        Column.string("metric"),
                        Column.string("unit"),
                        Column.bool("is_sum"),
                        Column.string("direction"),
                        Column.string("season_id"),
                        Column.date("from_on"),
                        Column.date("ends_before"),
                        Column.bigint("target")),
                job.kpis().stream().flatMap(this::kpi));
    }

    private Stream<List<@Nullable Object>> kpi(KpiSpec kpi) {
        Occurrence season = kpi.season() == null ? null : season(kpi.season());
        List<@Nullable String> whom = new ArrayList<>(kpi.influencers());
        if (whom.isEmpty()) {
            whom.add(null);
        }
        return whom.stream()
                .map(
                        influencer ->
                                cells(
                                        kpi.id(),
                                        influencer,
                                        kpi.metric().id(),
                                        kpi.metric().unit().name().toLowerCase(Locale.ROOT),
                                        kpi.isSum(),
                                        Names.of(kpi.direction()),
                                        season == null ? null : season.seasonId(),
                                        season == null ? kpi.from() : season.startsOn(),
                                        season == null ? kpi.before() : season.endsBefore(),
                                        millionths(kpi.target())));
    }

    /** The occurrence of that name; else of that season the latest begun, else its first. */
    private Occurrence season(String name) {
        List<Occurrence> all = Seasons.of(job, asOf);
        Comparator<Occurrence> byDay = Comparator.comparing(Occurrence::startsOn);
        return all.stream()
                .filter(one -> one.seasonId().equals(name))
                .findFirst()
                .or(
                        () ->
                                all.stream()
                                        .filter(one -> one.season().equals(name))
                                        .filter(one -> !one.startsOn().isAfter(asOf))
                                        .max(byDay))
                .or(() -> all.stream().filter(one -> one.season().equals(name)).min(byDay))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "[BUG] checked, but there is no season " + name));
    }

    private void alerts() {
        AlertsSpec spec = job.alerts();
        AlertsSpec.Leaks leaks = spec.leaks();
        Map<Column, @Nullable Object> cells = new LinkedHashMap<>();
        cells.put(Column.integer("window_days"), spec.windowDays());
        cells.put(Column.bigint("pace_below"), millionths(spec.paceBelow()));
        cells.put(Column.integer("revenue_weeks"), spec.revenue().weeks());
        cells.put(Column.bigint("revenue_spike_factor"), millionths(spec.revenue().spikeFactor()));
        cells.put(Column.bigint("revenue_drop_share"), millionths(spec.revenue().dropShare()));
        cells.put(Column.bigint("revenue_min_orders"), spec.revenue().minOrders());
        cells.put(Column.bigint("refund_share"), millionths(spec.refunds().share()));
        cells.put(Column.bigint("refund_min_orders"), spec.refunds().minOrders());
        cells.put(Column.integer("engagement_posts"), spec.engagement().posts());
        cells.put(
                Column.bigint("engagement_drop_share"), millionths(spec.engagement().dropShare()));
        cells.put(Column.integer("leak_signs"), leaks.signs());
        cells.put(Column.bigint("leak_min_uses"), leaks.minUses());
        cells.put(Column.bigint("leak_without_click_share"), millionths(leaks.withoutClickShare()));
        cells.put(Column.integer("leak_post_days"), leaks.postDays());
        cells.put(Column.bigint("leak_far_share"), millionths(leaks.farShare()));
        cells.put(Column.bigint("leak_spike_factor"), millionths(leaks.spikeFactor()));
        cells.put(Column.bigint("leak_unowned_uses"), leaks.unownedUses());
        cells.put(Column.bigint("leak_coupon_uses"), leaks.couponUses());
        files.row("cfg_alerts", cells);
        files.rows(
                "cfg_coupon_sites",
                TableSchema.of(Column.string("host")),
                leaks.couponSites().stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .distinct()
                        .map(RuleFiles::cells));
    }

    private static long millionths(BigDecimal number) {
        return number.multiply(MILLION).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
