package laurel.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import laurel.engine.QueryReader;
import org.jspecify.annotations.Nullable;

/** Why an order is credited as it is: its evidence, the terms, the split, the refunds. */
public final class OrderExplanation {
    /** The relations that must be registered with the reader. */
    public static final List<String> RELATIONS =
            List.of(
                    "cfg_run",
                    "cfg_evidence",
                    "orders",
                    "unrated_orders",
                    "order_codes",
                    "order_links",
                    "code_owners",
                    "codes",
                    "order_evidence",
                    "credits",
                    "ledger",
                    "order_refunds",
                    "raw_rejects",
                    "raw_files");

    private final QueryReader reader;
    private final String orderId;
    private final Words words;
    private final List<String> lines = new ArrayList<>();

    private OrderExplanation(QueryReader reader, String orderId) {
        this.reader = reader;
        this.orderId = orderId;
        this.words = Words.of(reader.rows("select * from cfg_run").get(0));
    }

    /** The explanation, a sentence a line; empty when no order of that id is known. */
    public static List<String> of(QueryReader reader, String orderId) {
        return new OrderExplanation(reader, orderId).explain();
    }

    private List<String> explain() {
        rejectedVersions();
        List<Map<String, @Nullable Object>> orders =
                rows("select * from orders where order_id = ?");
        if (orders.isEmpty()) {
            withoutRate();
            return withoutGoodVersion();
        }
        Map<String, @Nullable Object> order = orders.get(0);
        facts(order);
        if (order.get("exclusion") != null) {
            lines.add("Excluded as " + order.get("exclusion") + ": nobody is credited with it.");
        } else {
            codes(order);
            evidence();
        }
        credits(order);
        refunds();
        customer();
        return lines;
    }

    /** Only what is in quarantine was found, if anything. */
    private List<String> withoutGoodVersion() {
        if (!lines.isEmpty()) {
            lines.add(
                    0,
                    "No good version of order "
                            + orderId
                            + " is known: it counts nowhere, nobody is credited with it.");
        }
        return lines;
    }

    private void facts(Map<String, @Nullable Object> order) {
        String own = Words.amountIn(order.get("currency"), order.get("amount"));
        String converted =
                words.currency().equals(order.get("currency"))
                        ? ""
                        : ", at "
                                + Words.plain(order.get("fx_rate"))
                                + " "
                                + order.get("currency")
                                + " for 1 "
                                + words.currency()
                                + " that is "
                                + words.money(order.get("revenue"));
        lines.add(
                "Order "
                        + orderId
                        + " of "
                        + words.time(order.get("ordered_at"))
                        + " (day "
                        + order.get("ordered_on")
                        + "), status "
                        + order.get("status")
                        + ". Revenue base "
                        + own
                        + converted
                        + ".");
    }

    private void codes(Map<String, @Nullable Object> order) {
        for (Map<String, @Nullable Object> code :
                rows(
                        "select order_codes.code, order_codes.discount, code_owners.code as owned_code,"
                                + " code_owners.influencer_id, code_owners.valid_from, code_owners.valid_to,"
                                + " exists (select 1 from codes where codes.kind = 'code' and codes.code = order_codes.code)"
                                + " as is_known"
                                + " from order_codes left join code_owners on code_owners.kind = 'code'"
                                + " and code_owners.code = order_codes.code"
                                + " and code_owners.from_at <= order_codes.ordered_at"
                                + " and code_owners.to_at > order_codes.ordered_at"
                                + " where order_codes.order_id = ? order by order_codes.place")) {
            String discount =
                    code.get("discount") == null
                            ? ""
                            : ", discount stated: "
                                    + Words.amountIn(order.get("currency"), code.get("discount"));
            lines.add("Code " + code.get("code") + ": " + owner(code) + discount + ".");
        }
    }

    private String owner(Map<String, @Nullable Object> code) {
        if (code.get("owned_code") == null) {
            return Boolean.TRUE.equals(code.get("is_known"))
                    ? "owned by nobody at the time of the sale"
                    : "unknown";
        }
        String interval = words.interval(code.get("valid_from"), code.get("valid_to"));
        return code.get("influencer_id") == null
                ? "the house's (" + interval + ")"
                : "owned by " + code.get("influencer_id") + " (" + interval + ")";
    }

    private void evidence() {
        List<Map<String, @Nullable Object>> named =
                rows(
                        "select * from order_evidence where order_id = ? order by rank, influencer_id");
        if (named.isEmpty()) {
            lines.add(
                    "No evidence names an influencer. Reason: "
                            + rows("select reason from ledger where order_id = ? limit 1")
                                    .get(0)
                                    .get("reason")
                            + ".");
        }
        for (Map<String, @Nullable Object> row : named) {
            lines.add(
                    "Evidence by "
                            + row.get("kind")
                            + " ("
                            + row.get("code")
                            + ") names "
                            + row.get("influencer_id")
                            + (Boolean.TRUE.equals(row.get("is_deciding"))
                                    ? ": it decides, as the first kind that names somebody."
                                    : ": seen, but an earlier kind decides."));
        }
    }

    private void credits(Map<String, @Nullable Object> order) {
        for (Map<String, @Nullable Object> credit :
                rows("select * from credits where order_id = ? order by influencer_id")) {
            boolean isWhole = Words.some(credit.get("weight")).equals(credit.get("order_weight"));
            lines.add(
                    credit.get("influencer_id")
                            + " is credited with "
                            + words.money(credit.get("revenue"))
                            + (isWhole
                                    ? ", the whole order"
                                    : ", "
                                            + Words.plain(credit.get("weight"))
                                            + "/"
                                            + Words.plain(credit.get("order_weight"))
                                            + " of "
                                            + words.money(order.get("revenue")))
                            + ". "
                            + terms(credit)
                            + " Commission: "
                            + words.money(credit.get("commission"))
                            + ".");
        }
    }

    private String terms(Map<String, @Nullable Object> credit) {
        if (credit.get("deal_id") != null) {
            return "Terms of deal "
                    + credit.get("deal_id")
                    + ", which covers "
                    + credit.get("terms_on")
                    + ": "
                    + Words.percent(credit.get("commission_rate"))
                    + ".";
        }
        return "Terms of "
                + credit.get("code")
                + ": "
                + Words.percent(credit.get("commission_rate"))
                + " and "
                + Words.amountIn(words.currency(), credit.get("commission_per_order"))
                + " an order.";
    }

    private void refunds() {
        for (Map<String, @Nullable Object> line :
                rows(
                        "select ledger.*, order_refunds.is_cut from ledger inner join order_refunds"
                                + " on order_refunds.order_id = ledger.order_id and order_refunds.place = ledger.refund_place"
                                + " where ledger.order_id = ? and ledger.entry = 'refund'"
                                + " order by ledger.refund_place, ledger.influencer_id")) {
            lines.add(
                    "Refund "
                            + (line.get("refund_id") == null
                                    ? "without a date of its own"
                                    : line.get("refund_id"))
                            + ", booked on "
                            + line.get("booked_on")
                            + ": "
                            + words.money(line.get("revenue"))
                            + (line.get("influencer_id") == null
                                    ? ""
                                    : " from "
                                            + line.get("influencer_id")
                                            + ", commission "
                                            + words.money(line.get("commission")))
                            + (Boolean.TRUE.equals(line.get("is_cut"))
                                    ? " (cut: refunds exceed the order)."
                                    : "."));
        }
    }

    private void customer() {
        Object isNew =
                rows("select is_new_customer from ledger where order_id = ? limit 1")
                        .get(0)
                        .get("is_new_customer");
        lines.add(
                isNew == null
                        ? "Whether the customer is new is unknown."
                        : Boolean.TRUE.equals(isNew)
                                ? "The customer is new."
                                : "The customer is not new.");
    }

    private void withoutRate() {
        for (Map<String, @Nullable Object> order :
                rows("select * from unrated_orders where order_id = ?")) {
            lines.add(
                    "Order "
                            + orderId
                            + " of "
                            + order.get("ordered_on")
                            + " is in quarantine (no_fx_rate): no rate of "
                            + order.get("currency")
                            + " for that day or the seven days before it.");
        }
    }

    private void rejectedVersions() {
        for (Map<String, @Nullable Object> reject :
                rows(
                        "select raw_files.file, raw_rejects.line, raw_rejects.rule, raw_rejects.column_name,"
                                + " raw_rejects.found, raw_rejects.wanted from raw_rejects"
                                + " inner join raw_files on raw_files.feed = raw_rejects.feed"
                                + " and raw_files.file_id = raw_rejects.file_id"
                                + " where raw_rejects.order_id = ? order by raw_files.delivery, raw_rejects.line")) {
            lines.add(
                    "A version of it is in quarantine: "
                            + reject.get("file")
                            + ", line "
                            + reject.get("line")
                            + ": "
                            + reject.get("rule")
                            + (reject.get("column_name") == null
                                    ? "."
                                    : " in " + reject.get("column_name") + met(reject) + "."));
        }
    }

    private static String met(Map<String, @Nullable Object> reject) {
        Object found = reject.get("found");
        Object wanted = reject.get("wanted");
        return (found == null ? "" : ": met " + Words.oneLine(found))
                + (wanted == null ? "" : ", wanted " + wanted);
    }

    private List<Map<String, @Nullable Object>> rows(String sql) {
        return reader.rows(sql, orderId);
    }
}
