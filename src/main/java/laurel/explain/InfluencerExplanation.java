package laurel.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import laurel.engine.QueryReader;
import laurel.spec.Metric;
import org.jspecify.annotations.Nullable;

/** What an influencer brought and cost in a season, and why her tier is what it is. */
public final class InfluencerExplanation {
    /** The relations that must be registered with the reader. */
    public static final List<String> RELATIONS =
            List.of(
                    "cfg_run",
                    "cfg_seasons",
                    "cfg_closed_seasons",
                    "influencer_seasons",
                    "season_adjustments",
                    "tier_assignments",
                    "season_deals",
                    "deals",
                    "ledger",
                    "judged_conditions");

    private final QueryReader reader;
    private final String influencerId;
    private final String seasonId;
    private final Words words;
    private final List<String> lines = new ArrayList<>();

    private InfluencerExplanation(QueryReader reader, String influencerId, String seasonId) {
        this.reader = reader;
        this.influencerId = influencerId;
        this.seasonId = seasonId;
        this.words = Words.of(reader.rows("select * from cfg_run").get(0));
    }

    /** The explanation, a sentence a line; empty when she has no row in that season. */
    public static List<String> of(QueryReader reader, String influencerId, String seasonId) {
        return new InfluencerExplanation(reader, influencerId, seasonId).explain();
    }

    /** The seasons in which an influencer has a row, the latest first. */
    public static List<String> seasons(QueryReader reader, String influencerId) {
        return reader
                .rows(
                        "select cfg_seasons.season_id from cfg_seasons where cfg_seasons.season_id in ("
                                + "select season_id from influencer_seasons where influencer_id = ?"
                                + " union select season_id from season_adjustments where influencer_id = ?)"
                                + " order by cfg_seasons.starts_on desc, cfg_seasons.season_id",
                        influencerId,
                        influencerId)
                .stream()
                .map(row -> String.valueOf(row.get("season_id")))
                .toList();
    }

    private List<String> explain() {
        List<Map<String, @Nullable Object>> rows =
                rows(
                        "select influencer_seasons.*, cfg_seasons.starts_on, cfg_seasons.ends_before"
                                + " from influencer_seasons inner join cfg_seasons"
                                + " on cfg_seasons.season_id = influencer_seasons.season_id"
                                + " where influencer_seasons.influencer_id = ? and influencer_seasons.season_id = ?");
        if (rows.isEmpty()) {
            lines.addAll(new ClosedSeason(reader, words, influencerId, seasonId).lines());
            return lines;
        }
        Map<String, @Nullable Object> season = rows.get(0);
        lines.add(
                influencerId
                        + " in "
                        + seasonId
                        + " ("
                        + season.get("starts_on")
                        + " to before "
                        + season.get("ends_before")
                        + "), "
                        + (Boolean.TRUE.equals(season.get("is_provisional"))
                                ? "provisional"
                                : "final")
                        + ".");
        lines.addAll(new ClosedSeason(reader, words, influencerId, seasonId).lines());
        sales(season);
        evidence();
        costs(season);
        posts(season);
        tier();
        return lines;
    }

    private void sales(Map<String, @Nullable Object> season) {
        lines.add(
                "Sold "
                        + words.money(season.get("gross_revenue"))
                        + " with "
                        + season.get("orders")
                        + " orders (credit "
                        + Words.plain(
                                new BigDecimal(String.valueOf(season.get("order_credit")))
                                        .movePointLeft(6))
                        + "), "
                        + season.get("new_customer_orders")
                        + " of them by new customers; given back "
                        + words.money(season.get("refunds"))
                        + "; net "
                        + words.money(season.get("net_revenue"))
                        + ", rank "
                        + season.get("revenue_rank")
                        + ", "
                        + Words.share(season.get("revenue_share"))
                        + " of the season's positive revenue.");
    }

    private void evidence() {
        for (Map<String, @Nullable Object> row :
                rows(
                        "select ledger.reason, ledger.code, count(*) as orders, sum(ledger.revenue) as revenue from ledger"
                                + " inner join cfg_seasons on ledger.ordered_on >= cfg_seasons.starts_on"
                                + " and ledger.ordered_on < cfg_seasons.ends_before"
                                + " where ledger.influencer_id = ? and cfg_seasons.season_id = ? and ledger.entry = 'sale'"
                                + " group by ledger.reason, ledger.code order by revenue desc, ledger.code limit 10")) {
            lines.add(
                    "By "
                            + row.get("reason")
                            + " "
                            + row.get("code")
                            + ": "
                            + row.get("orders")
                            + " orders, "
                            + words.money(row.get("revenue"))
                            + ".");
        }
    }

    private void costs(Map<String, @Nullable Object> season) {
        lines.add(
                "Cost "
                        + words.money(season.get("total_cost"))
                        + ": commission "
                        + words.amount(season.get("commission"))
                        + ", fees "
                        + words.amount(season.get("fixed_fees"))
                        + ", products "
                        + words.amount(season.get("product_cost"))
                        + ", ads "
                        + words.amount(season.get("ad_spend"))
                        + ", other "
                        + words.amount(season.get("other_cost"))
                        + ". ROI "
                        + Words.roundPercent(season.get("roi"))
                        + ", ROAS "
                        + Words.roundPercent(season.get("roas"))
                        + ".");
        for (Map<String, @Nullable Object> deal :
                rows(
                        "select season_deals.*, deals.starts_on, deals.ends_before, deals.season_id as named from season_deals"
                                + " inner join deals on deals.deal_id = season_deals.deal_id"
                                + " where season_deals.influencer_id = ? and season_deals.season_id = ?"
                                + " order by season_deals.deal_id")) {
            lines.add(
                    "Deal "
                            + deal.get("deal_id")
                            + " ("
                            + deal.get("starts_on")
                            + " to before "
                            + deal.get("ends_before")
                            + (deal.get("named") == null
                                    ? ", spread over its days"
                                    : ", whole in its season")
                            + "): fee "
                            + words.amount(deal.get("fixed_fees"))
                            + ", products "
                            + words.amount(deal.get("product_cost"))
                            + ", ads "
                            + words.amount(deal.get("ad_spend"))
                            + ", other "
                            + words.amount(deal.get("other_cost"))
                            + " in this season.");
        }
    }

    private void posts(Map<String, @Nullable Object> season) {
        lines.add(
                season.get("posts")
                        + " posts"
                        + (season.get("expected_posts") == null
                                ? ""
                                : " of " + season.get("expected_posts") + " expected")
                        + "; views "
                        + known(season.get("views"))
                        + ", engagements "
                        + known(season.get("engagements"))
                        + ", followers "
                        + known(season.get("followers"))
                        + ".");
    }

    private void tier() {
        for (Map<String, @Nullable Object> row :
                rows("select * from tier_assignments where influencer_id = ? and season_id = ?")) {
            lines.add(
                    "Tier "
                            + row.get("tier")
                            + " ("
                            + row.get("move")
                            + (row.get("previous_tier") == null
                                    ? ""
                                    : ", before: " + row.get("previous_tier"))
                            + "), decided by "
                            + row.get("decided_by")
                            + ". "
                            + row.get("reasons")
                            + (row.get("to_next_tier") == null
                                    ? ""
                                    : " To the next tier: "
                                            + words.money(row.get("to_next_tier"))
                                            + "."));
        }
        for (Map<String, @Nullable Object> row :
                rows(
                        "select * from judged_conditions where influencer_id = ? and season_id = ? order by tier_id, metric")) {
            lines.add(condition(row));
        }
    }

    /** Ratios in per cent, as everywhere on this page: a bound of 3 is 300 %. */
    private String condition(Map<String, @Nullable Object> row) {
        String name = String.valueOf(row.get("metric"));
        Metric metric = Metric.valueOf(name.toUpperCase(Locale.ROOT));
        String atLeast = bound(", at least ", metric, row.get("at_least"));
        String atMost = bound(", at most ", metric, row.get("at_most"));
        return "Condition of %s on %s: %s%s%s: %s."
                .formatted(
                        row.get("tier_id"),
                        name,
                        words.metric(metric, row.get("value")),
                        atLeast,
                        atMost,
                        Boolean.TRUE.equals(row.get("is_met")) ? "met" : "not met");
    }

    private String bound(String head, Metric metric, @Nullable Object bound) {
        return bound == null ? "" : head + words.metric(metric, bound) + " wanted";
    }

    private static String known(@Nullable Object value) {
        return value == null ? "unknown" : value.toString();
    }

    private List<Map<String, @Nullable Object>> rows(String sql) {
        return reader.rows(sql, influencerId, seasonId);
    }
}
