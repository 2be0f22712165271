package laurel.reconcile;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything a right run gives, from the bytes of the feeds. */
final class Answers {
    final Case settings;
    final Feeds feeds;
    final Book book;
    final Ledger ledger;
    final Seasons seasons;
    final Tiers tiers;

    /**
     * @param folder holds a folder of CSV files for each feed
     */
    static Answers of(Path folder, Case settings) {
        return new Answers(new Feeds(folder, settings), settings);
    }

    private Answers(Feeds feeds, Case settings) {
        this.settings = settings;
        this.feeds = feeds;
        this.book = new Book(feeds, settings);
        this.ledger = new Ledger(book);
        this.seasons = new Seasons(book, ledger.lines).withFollowers();
        this.tiers = new Tiers(settings, seasons);
    }

    /** Sums, in the form of {@code totals.json}. */
    Map<String, Object> totals() {
        Map<String, Object> totals = new TreeMap<>();
        totals.put("currency", settings.currency());
        totals.put("orders", book.orders.size());
        Map<String, Integer> reasons = new TreeMap<>();
        ledger.lines.stream()
                .filter(Ledger.Line::isSale)
                .map(line -> line.order().id() + "\n" + line.reason())
                .distinct()
                .forEach(
                        line ->
                                reasons.merge(
                                        line.substring(line.indexOf('\n') + 1), 1, Integer::sum));
        totals.put("orders_by_reason", reasons);
        totals.put("money", money());
        totals.put("feeds", counts());
        Map<String, Object> alerts = new TreeMap<>();
        alerts.put("code_overlap", List.copyOf(book.codeOverlap));
        alerts.put("newer_version_rejected", List.copyOf(book.newerVersionRejected));
        alerts.put("refund_amount_missing", List.copyOf(ledger.refundAmountMissing));
        alerts.put("refund_exceeds_order", List.copyOf(ledger.refundExceedsOrder));
        totals.put("alerts", alerts);
        return totals;
    }

    private Map<String, Object> money() {
        Map<String, Map<String, Long>> sums = new TreeMap<>();
        for (String kind : List.of("sale", "refund", "commission")) {
            for (String side : List.of("all", "attributed", "unattributed", "excluded")) {
                sums.computeIfAbsent(kind, k -> new TreeMap<>()).put(side, 0L);
            }
        }
        for (Ledger.Line line : ledger.lines) {
            for (String side : List.of("all", line.side())) {
                String kind = line.isSale() ? "sale" : "refund";
                add(sums, kind, side, Math.abs(line.revenue()));
                add(sums, "commission", side, line.commission());
            }
        }
        Map<String, Object> money = new TreeMap<>();
        sums.forEach(
                (kind, sides) -> {
                    Map<String, String> texts = new TreeMap<>();
                    sides.forEach((s, amount) -> texts.put(s, Tables.money(settings, amount)));
                    money.put(kind, texts);
                });
        return money;
    }

    private static void add(
            Map<String, Map<String, Long>> sums, String kind, String side, long amount) {
        sums.getOrDefault(kind, new TreeMap<>()).merge(side, amount, Long::sum);
    }

    private Map<String, Object> counts() {
        Map<String, Integer> rejected = new LinkedHashMap<>();
        book.rejects.stream()
                .filter(reject -> reject.rule() != Rule.DAMAGED_FILE)
                .forEach(reject -> rejected.merge(reject.ref().feed(), 1, Integer::sum));
        Map<String, Object> counts = new TreeMap<>();
        feeds.records.forEach(
                (feed, records) -> {
                    int quarantined = rejected.getOrDefault(feed, 0);
                    int superseded = book.superseded.getOrDefault(feed, 0);
                    Map<String, Integer> count = new TreeMap<>();
                    count.put("records", records);
                    count.put("quarantined", quarantined);
                    count.put("superseded", superseded);
                    count.put("accepted", records - quarantined - superseded);
                    count.put("damaged_files", feeds.damaged.getOrDefault(feed, 0));
                    counts.put(feed, count);
                });
        return counts;
    }
}
