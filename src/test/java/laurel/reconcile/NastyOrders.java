package laurel.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Orders, refunds and clicks of a nasty case, which hang together by time and customer. */
final class NastyOrders {
    private static final long DAY = 86_400_000_000L;
    private static final String[] CUSTOMERS = {"c1", "c2", "c3", "C1"};
    private static final String[] EMAILS = {
        "a@x.example", " A@X.example", "b@x.example", "\u0130@x.example", "i\u0307@x.example"
    };

    private final NastyWorld world;
    private final NastyDraws draws;
    private final List<String> ids = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    NastyOrders(NastyWorld world) {
        this.world = world;
        this.draws = world.draws;
        for (int i = world.isBusy ? draws.between(60, 150) : 40; i > 0; i--) {
            ids.add("o" + i);
            times.add(world.sale());
        }
        ids.addAll(List.of("\uFF5E", "\uD83D\uDE00"));
        long same = world.instant();
        times.addAll(List.of(same, same));
    }

    private String at(String feed, long micros) {
        return world.at(feed, micros);
    }

    List<Map<String, String>> orders() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            rows.add(order(i));
            while (draws.chance(0.25)) {
                rows.add(draws.chance(0.3) ? draws.of(rows) : order(i));
            }
        }
        java.util.Collections.shuffle(rows, draws.random());
        return rows;
    }

    private Map<String, String> order(int i) {
        String goods = world.amount();
        return NastyRegisters.row(
                "order_id", ids.get(i),
                "ordered_at", at("orders", draws.chance(0.95) ? times.get(i) : world.instant()),
                "updated_at", draws.chance(0.5) ? "" : at("orders", world.instant()),
                "status",
                        draws.maybe(
                                0.6,
                                "paid",
                                "Partially_Refunded",
                                "refunded",
                                "pending",
                                "authorized",
                                "voided",
                                "cancelled"),
                "is_test", draws.maybe(world.isBusy ? 0.03 : 0.2, "true", "F", "0", "yes"),
                "currency", world.isBusy && draws.chance(0.8) ? "" : draws.of(world.currencies),
                "goods_amount", goods,
                "tax_included_amount",
                        draws.maybe(world.isBusy ? 0.05 : 0.2, goods, "0.01", "0.005", "1"),
                "gift_card_amount", draws.maybe(world.isBusy ? 0.02 : 0.1, goods, "0.5"),
                "discount_amount", draws.maybe(0.1, "3", "0"),
                "refunded_amount", draws.chance(0.7) ? "" : world.amount(),
                "discount_codes", draws.chance(0.3) ? "" : codes(),
                "customer_id", draws.chance(0.5) ? customer(i) : draws.maybe(0.3, CUSTOMERS),
                "customer_email", draws.maybe(0.5, EMAILS),
                "is_new_customer", draws.maybe(0.15, "true", "false", "N"),
                "landing_url", draws.chance(0.4) ? "" : url());
    }

    /** Whom most versions of an order name, so that clicks can meet it. */
    private static String customer(int order) {
        return CUSTOMERS[order % CUSTOMERS.length];
    }

    private String codes() {
        List<String> parts = new ArrayList<>();
        int count = draws.between(1, 4);
        boolean isStated = draws.chance(0.6);
        for (int i = 0; i < count; i++) {
            String discount =
                    draws.of("=1.00", "=2.00", "=0.01", "=0", "=0.00", "=0.000001", "=3", "= 5 ");
            String plain = draws.of("", "=", discount);
            parts.add(world.spelt() + (isStated ? discount : plain));
        }
        if (draws.chance(0.1)) {
            parts.add(draws.of("", " ", "typo", "nix=3"));
        }
        return String.join("|", parts);
    }

    private String url() {
        StringBuilder url = new StringBuilder(draws.of("https://s.example/p", "/p", "?x=1", ""));
        url.append(draws.of("?", "?", "?a=b?", "??", "#?", ""));
        for (int i = draws.between(1, 4); i > 0; i--) {
            url.append(
                            draws.of(
                                    "ref",
                                    "utm_content",
                                    "%72ef",
                                    "REF",
                                    "r+f",
                                    "r%20f",
                                    "%C3%BCtm",
                                    "\u00FCtm"))
                    .append(draws.of("=", "=", "=", "", "%3D"))
                    .append(escaped(world.spelt()))
                    .append(draws.of("&", "&", "&&", ";", "#", ""));
        }
        return url.toString();
    }

    private String escaped(String token) {
        return switch (draws.between(0, 5)) {
            case 0 -> java.net.URLEncoder.encode(token, java.nio.charset.StandardCharsets.UTF_8);
            case 1 -> token.replace(" ", "%20").replace("i", "%69").replace("A", "%41");
            case 2 -> token + draws.of("%", "%4", "%zz", "%FF", "%00", "+", "%20", "%2541");
            default -> token;
        };
    }

    List<Map<String, String>> refunds() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = draws.between(8, 30); i > 0; i--) {
            int order = draws.between(0, ids.size() - 1);
            long at =
                    draws.chance(0.5)
                            ? world.instant()
                            : times.get(order) + DAY * draws.between(-1, 20);
            rows.add(
                    NastyRegisters.row(
                            "refund_id",
                            "r" + draws.between(1, 20),
                            "order_id",
                            draws.chance(0.05) ? "nobody" : ids.get(order),
                            "refunded_at",
                            at("refunds", at),
                            "goods_amount",
                            world.amount()));
        }
        return rows;
    }

    List<Map<String, String>> clicks() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = draws.between(8, 60); i > 0; i--) {
            long back = DAY * draws.of(List.of(0, world.lookbackDays, 7)) + draws.between(-1, 1);
            int order = draws.between(0, times.size() - 1);
            long near =
                    times.get(order)
                            - (draws.chance(0.6) ? back : draws.between(0, 86_400) * 10_000_000L);
            String customer = draws.chance(0.6) ? customer(order) : draws.maybe(0.6, CUSTOMERS);
            rows.add(
                    NastyRegisters.row(
                            "clicked_at",
                            at("clicks", near),
                            "link",
                            world.spelt(),
                            "customer_id",
                            customer,
                            "customer_email",
                            customer.isEmpty() ? draws.of(EMAILS) : draws.maybe(0.4, EMAILS)));
            if (draws.chance(0.2)) {
                rows.add(rows.get(rows.size() - 1));
            }
        }
        return rows;
    }
}
