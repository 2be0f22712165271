package laurel.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a feed's record from its cells; null when a rule rejects it. */
final class Cells {
    private static final List<String> STATUS =
            List.of(
                    "paid",
                    "partially_refunded",
                    "refunded",
                    "pending",
                    "authorized",
                    "voided",
                    "cancelled");
    private static final List<String> STAGE =
            List.of("outreach", "negotiation", "awaiting_post", "posted", "closed");
    static final List<String> METRICS =
            List.of("views", "reach", "likes", "comments", "shares", "saves", "followers");
    static final List<String> COSTS =
            List.of("fixed_fee", "product_cost", "ad_spend", "other_cost");

    private final Case settings;

    Cells(Case settings) {
        this.settings = settings;
    }

    Feeds.@Nullable Order order(Row row) {
        row.require("order_id", "ordered_at", "goods_amount");
        Long at = row.at("ordered_at", settings.zone("orders"));
        Long updatedAt = row.at("updated_at", settings.zone("orders"));
        String status = row.choice("status", STATUS);
        Boolean isTest = row.bool("is_test");
        String currency = row.currency(settings.currency());
        BigDecimal base =
                or0(row.money("goods_amount"))
                        .subtract(or0(row.money("tax_included_amount")))
                        .subtract(or0(row.money("gift_card_amount")));
        row.money("discount_amount");
        BigDecimal refunded = row.money("refunded_amount");
        List<Feeds.OrderCode> codes = codes(row);
        Boolean statedNew = row.bool("is_new_customer");
        if (base.signum() < 0) {
            row.fault(Rule.NEGATIVE_BASE);
        }
        String id = row.text("order_id");
        if (row.fault() != null || id == null || at == null) {
            return null;
        }
        return new Feeds.Order(
                ref("orders", row),
                id,
                at,
                Times.day(at, settings.zone()),
                updatedAt,
                status == null ? "paid" : status,
                isTest != null && isTest,
                currency,
                base,
                refunded,
                codes,
                row.text("customer_id"),
                email(row),
                statedNew,
                row.text("landing_url"));
    }

    /** One a distinct token; its discounts added, unknown if one is. */
    private static List<Feeds.OrderCode> codes(Row row) {
        String cell = row.text("discount_codes");
        Map<String, @Nullable BigDecimal> discounts = new LinkedHashMap<>();
        for (String part : cell == null ? new String[0] : cell.split("\\|", -1)) {
            int equals = part.lastIndexOf('=');
            String token = Text.token(equals < 0 ? part : part.substring(0, equals));
            String stated = equals < 0 ? "" : Text.trim(part.substring(equals + 1));
            BigDecimal discount = stated.isEmpty() ? null : Row.money(stated, row);
            if (token.isEmpty()) {
                if (equals >= 0) {
                    row.fault(Rule.BAD_VALUE);
                }
                continue;
            }
            BigDecimal before = discounts.get(token);
            boolean isUnknown =
                    discount == null || (discounts.containsKey(token) && before == null);
            discounts.put(token, isUnknown || discount == null ? null : discount.add(or0(before)));
        }
        List<Feeds.OrderCode> codes = new ArrayList<>();
        discounts.forEach((token, discount) -> codes.add(new Feeds.OrderCode(token, discount)));
        return codes;
    }

    Feeds.@Nullable Refund refund(Row row) {
        row.require("refund_id", "order_id", "refunded_at", "goods_amount");
        String id = row.text("refund_id");
        String orderId = row.text("order_id");
        Long at = row.at("refunded_at", settings.zone("refunds"));
        BigDecimal amount = row.money("goods_amount");
        return row.fault() != null || id == null || orderId == null || at == null || amount == null
                ? null
                : new Feeds.Refund(ref("refunds", row), id, orderId, at, amount);
    }

    Feeds.@Nullable Code code(Row row) {
        row.require("code");
        String kind = row.choice("kind", List.of("code", "link"));
        Long from = row.at("valid_from", settings.zone("codes"));
        Long to = row.at("valid_to", settings.zone("codes"));
        BigDecimal rate = row.share("commission_rate");
        BigDecimal perOrder = row.money("commission_per_order");
        if (from != null && to != null && to <= from) {
            row.fault(Rule.BAD_INTERVAL);
        }
        return row.fault() != null
                ? null
                : new Feeds.Code(
                        ref("codes", row),
                        kind == null ? "code" : kind,
                        row.token("code"),
                        row.text("influencer_id"),
                        from,
                        to,
                        or0(rate),
                        or0(perOrder));
    }

    Feeds.@Nullable Post post(Row row) {
        row.require("post_id", "influencer_id", "platform", "posted_at");
        Map<String, Long> metrics = new HashMap<>();
        for (String metric : METRICS) {
            Long count = row.count(metric);
            if (count != null) {
                metrics.put(metric, count);
            }
        }
        Long at = row.at("posted_at", settings.zone("posts"));
        Long measuredAt = row.at("measured_at", settings.zone("posts"));
        String id = row.text("post_id");
        String influencer = row.text("influencer_id");
        String platform = row.text("platform");
        return row.fault() != null
                        || id == null
                        || influencer == null
                        || platform == null
                        || at == null
                ? null
                : new Feeds.Post(
                        ref("posts", row), id, influencer, platform, at, measuredAt, metrics);
    }

    Feeds.@Nullable Influencer influencer(Row row) {
        row.require("influencer_id");
        Long followers = row.count("followers");
        row.choice("contact", List.of("direct", "agency"));
        row.choice("status", List.of("active", "paused", "do_not_contact"));
        row.date("joined_on");
        row.date("last_contacted_on");
        String id = row.text("influencer_id");
        return row.fault() != null || id == null
                ? null
                : new Feeds.Influencer(ref("influencers", row), id, followers);
    }

    Feeds.@Nullable Deal deal(Row row) {
        row.require("deal_id", "influencer_id", "starts_on");
        LocalDate startsOn = row.date("starts_on");
        LocalDate endsBefore = row.date("ends_before");
        row.choice("model", List.of("fixed", "affiliate", "hybrid", "gifted"));
        Map<String, BigDecimal> costs = new HashMap<>();
        COSTS.forEach(cost -> costs.put(cost, or0(row.money(cost))));
        String currency = row.currency(settings.currency());
        BigDecimal rate = row.share("commission_rate");
        Long expectedPosts = row.count("expected_posts");
        LocalDate postDueOn = row.date("post_due_on");
        String stage = row.choice("stage", STAGE);
        row.date("paid_on");
        if (startsOn != null && endsBefore != null && !endsBefore.isAfter(startsOn)) {
            row.fault(Rule.BAD_INTERVAL);
        }
        String id = row.text("deal_id");
        String influencer = row.text("influencer_id");
        if (row.fault() != null || id == null || influencer == null || startsOn == null) {
            return null;
        }
        return new Feeds.Deal(
                ref("deals", row),
                id,
                influencer,
                row.text("season_id"),
                startsOn,
                endsBefore == null ? startsOn.plusDays(1) : endsBefore,
                costs,
                currency,
                rate,
                expectedPosts,
                postDueOn,
                stage == null ? "closed" : stage);
    }

    Feeds.@Nullable Click click(Row row) {
        row.require("clicked_at", "link");
        Long at = row.at("clicked_at", settings.zone("clicks"));
        String customer = row.text("customer_id");
        if (row.isReadable() && customer == null && email(row) == null) {
            row.fault(Rule.MISSING_REQUIRED);
        }
        return row.fault() != null || at == null
                ? null
                : new Feeds.Click(ref("clicks", row), at, row.token("link"), customer, email(row));
    }

    Feeds.@Nullable Fx fx(Row row) {
        row.require("rate_on", "currency", "units_per_reporting");
        LocalDate on = row.date("rate_on");
        String currency = row.currency("");
        BigDecimal units = row.rate("units_per_reporting");
        if (units != null && units.signum() <= 0) {
            row.fault(Rule.BAD_VALUE);
        }
        return row.fault() != null || on == null || units == null
                ? null
                : new Feeds.Fx(ref("fx", row), on, currency, units);
    }

    private static @Nullable String email(Row row) {
        String cell = row.text("customer_email");
        return cell == null ? null : cell.toLowerCase(Locale.ROOT);
    }

    private static Feeds.Ref ref(String feed, Row row) {
        return new Feeds.Ref(feed, row.file(), row.line(), row.place());
    }

    private static BigDecimal or0(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
