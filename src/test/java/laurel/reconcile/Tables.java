package laurel.reconcile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers as rows of published column names and texts; unknown is an empty text. */
final class Tables {
    private Tables() {}

    static String money(Case settings, long minor) {
        return BigDecimal.valueOf(minor, settings.minorUnits()).toPlainString();
    }

    static List<Map<String, String>> ledger(Answers answers) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Ledger.Line line : answers.ledger.lines) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("order_id", line.order().id());
            row.put("ordered_on", line.order().on().toString());
            row.put("booked_on", line.bookedOn().toString());
            row.put("entry", line.isSale() ? "sale" : "refund");
            row.put("refund_id", text(line.refundId()));
            row.put("influencer_id", text(line.credit().influencer()));
            row.put("code", text(line.credit().code()));
            row.put("reason", line.reason());
            row.put("also_seen", line.alsoSeen());
            row.put("share", line.credit().share().toPlainString());
            row.put("revenue", money(answers.settings, line.revenue()));
            row.put("commission", money(answers.settings, line.commission()));
            row.put("currency", line.order().currency());
            row.put("amount", line.order().base().toPlainString());
            row.put("fx_rate", line.fxRate().toPlainString());
            row.put("is_new_customer", text(line.isNew()));
            rows.add(row);
        }
        return rows;
    }

    static List<Map<String, String>> quarantine(Answers answers) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Feeds.Reject reject : answers.book.rejects) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("feed", reject.ref().feed());
            row.put("file", reject.ref().file());
            row.put("line", Integer.toString(reject.ref().line()));
            row.put("rule", reject.rule().id());
            rows.add(row);
        }
        rows.sort(Comparator.comparing(row -> String.join(",", row.values())));
        return rows;
    }

    static List<Map<String, String>> influencerSeasons(Answers answers) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<Seasons.Figures> season : answers.seasons.bySeason.values()) {
            long positive = season.stream().mapToLong(f -> Math.max(f.net(), 0)).sum();
            season.forEach(figures -> rows.add(row(answers.settings, figures, positive)));
        }
        return rows;
    }

    static Map<String, String> row(Case settings, Seasons.Figures f, long positive) {
        BigDecimal net = BigDecimal.valueOf(f.net(), settings.minorUnits());
        BigDecimal total = BigDecimal.valueOf(f.totalCost(), settings.minorUnits());
        BigDecimal gross = BigDecimal.valueOf(f.gross, settings.minorUnits());
        BigDecimal credit = f.credit.setScale(6, java.math.RoundingMode.HALF_UP);
        BigDecimal orders = BigDecimal.valueOf(f.orders.size());
        int places = settings.minorUnits();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("season_id", f.season.id());
        row.put("influencer_id", f.influencer);
        row.put("orders", orders.toPlainString());
        row.put("order_credit", credit.toPlainString());
        row.put("new_customer_orders", Integer.toString(f.newOrders.size()));
        row.put("gross_revenue", gross.toPlainString());
        row.put("refunds", money(settings, f.refunds));
        row.put("net_revenue", net.toPlainString());
        row.put("commission", money(settings, f.commission));
        row.put("fixed_fees", money(settings, f.costs.getOrDefault("fixed_fee", 0L)));
        for (String cost : List.of("product_cost", "ad_spend", "other_cost")) {
            row.put(cost, money(settings, f.costs.getOrDefault(cost, 0L)));
        }
        row.put("total_cost", total.toPlainString());
        row.put("roas", ratio(net, total, 6));
        row.put("roi", ratio(net.multiply(settings.grossMargin()).subtract(total), total, 6));
        row.put("aov", ratio(gross, credit, places));
        row.put("cost_per_order", ratio(total, orders, places));
        row.put("posts", Integer.toString(f.posts));
        row.put("expected_posts", text(f.expectedPosts));
        row.put("views", text(f.views));
        row.put("engagements", text(f.engagements));
        row.put(
                "engagement_rate",
                ratio(BigDecimal.valueOf(f.ratedEngagements), BigDecimal.valueOf(f.ratedViews), 6));
        row.put("followers", text(f.followers));
        row.put("revenue_share", share(Math.max(f.net(), 0), positive));
        row.put("revenue_rank", Integer.toString(f.rank));
        row.put("is_provisional", text(isProvisional(settings, f.season)));
        return row;
    }

    static List<Map<String, String>> tierAssignments(Answers answers) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<Tiers.Assignment> season : answers.tiers.bySeason.values()) {
            season.forEach(assignment -> rows.add(row(answers.settings, assignment)));
        }
        return rows;
    }

    private static Map<String, String> row(Case settings, Tiers.Assignment a) {
        Seasons.Figures f = a.figures();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("season_id", f.season.id());
        row.put("influencer_id", f.influencer);
        row.put("tier", settings.tiers().get(a.tier()).id());
        row.put("size_tier", sizeTier(settings, f.followers));
        Integer previous = a.previous();
        row.put("previous_tier", previous == null ? "" : settings.tiers().get(previous).id());
        row.put("move", a.move());
        row.put("net_revenue", money(settings, f.net()));
        row.put("revenue_share", share(Math.max(f.net(), 0), a.positive()));
        row.put("cumulative_share", share(a.cumulative(), a.positive()));
        row.put("revenue_rank", Integer.toString(f.rank));
        Long toNext = a.toNext();
        row.put("to_next_tier", toNext == null ? "" : money(settings, toNext));
        row.put("decided_by", a.decidedBy());
        row.put("is_provisional", text(isProvisional(settings, f.season)));
        return row;
    }

    private static boolean isProvisional(Case settings, Case.Season season) {
        return settings.asOf().isBefore(season.endsBefore().plusDays(settings.returnWindowDays()));
    }

    private static String sizeTier(Case settings, @Nullable Long followers) {
        String size = "";
        for (Case.SizeBand band : settings.sizeBands()) {
            size = followers != null && followers >= band.from() ? band.id() : size;
        }
        return size;
    }

    private static String share(long part, long whole) {
        return ratio(BigDecimal.valueOf(part), BigDecimal.valueOf(whole), 6);
    }

    private static String ratio(BigDecimal a, BigDecimal b, int places) {
        return text(Seasons.ratio(a, b, places));
    }

    private static String text(@Nullable Object value) {
        return value == null
                ? ""
                : value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}
