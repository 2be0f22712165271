package laurel.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import laurel.engine.QueryReader;
import laurel.spec.Metric;
import org.jspecify.annotations.Nullable;

/** Since when a season is closed, and what moved for an influencer since. */
record ClosedSeason(QueryReader reader, Words words, String influencerId, String seasonId) {
    private static final List<Metric> ADDED =
            List.of(
                    Metric.ORDERS,
                    Metric.GROSS_REVENUE,
                    Metric.REFUNDS,
                    Metric.NET_REVENUE,
                    Metric.COMMISSION,
                    Metric.FIXED_FEES,
                    Metric.PRODUCT_COST,
                    Metric.AD_SPEND,
                    Metric.OTHER_COST,
                    Metric.POSTS,
                    Metric.VIEWS,
                    Metric.ENGAGEMENTS);

    /** Nothing, where the season is open. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Map<String, @Nullable Object> closed :
                reader.rows("select * from cfg_closed_seasons where season_id = ?", seasonId)) {
            Object why = closed.get("why");
            lines.add(
                    "%s is closed: figures and tier are those of run %s as of %s%s."
                            .formatted(
                                    seasonId,
                                    closed.get("closed_run_id"),
                                    closed.get("closed_as_of"),
                                    why == null ? "" : " (" + Words.oneLine(why) + ")"));
            lines.add("Moved since: " + moved() + ".");
        }
        return lines;
    }

    private String moved() {
        List<String> moved = new ArrayList<>();
        for (Map<String, @Nullable Object> row :
                reader.rows(
                        "select * from season_adjustments where influencer_id = ? and season_id = ?",
                        influencerId,
                        seasonId)) {
            for (Metric metric : ADDED) {
                BigDecimal by = new BigDecimal(String.valueOf(row.get(metric.id())));
                if (by.signum() != 0) {
                    moved.add(
                            "%s %s%s"
                                    .formatted(
                                            metric.id(),
                                            by.signum() > 0 ? "+" : "",
                                            words.metric(metric, by)));
                }
            }
        }
        return moved.isEmpty() ? "nothing" : String.join(", ", moved) + ", in season_adjustments";
    }
}
