package laurel.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a right run finds in the feeds, summed up while they are written. */
final class AnswerSheet {
    private final String currency;
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, Map<String, Long>> money = new TreeMap<>();
    private final Map<String, Map<String, Long>> feeds = new TreeMap<>();

    AnswerSheet(String currency) {
        this.currency = currency;
        for (String kind : List.of("sale", "refund")) {
            for (String side : List.of("all", "attributed", "unattributed", "excluded")) {
                add(money, kind, side, 0);
            }
        }
    }

    /** All cents are of the shop's currency. */
    void order(String reason, long saleCents, long refundedCents) {
        reasons.merge(reason, 1L, Long::sum);
        for (String side : List.of("all", side(reason))) {
            add(money, "sale", side, saleCents);
            add(money, "refund", side, refundedCents);
        }
    }

    private static String side(String reason) {
        if (reason.startsWith("excluded_")) {
            return "excluded";
        }
        return List.of("code", "link", "click").contains(reason) ? "attributed" : "unattributed";
    }

    void feed(String feed, long records, long superseded, long quarantined) {
        add(feeds, feed, "records", records);
        add(feeds, feed, "superseded", superseded);
        add(feeds, feed, "quarantined", quarantined);
        add(feeds, feed, "accepted", records - superseded - quarantined);
    }

    private static void add(
            Map<String, Map<String, Long>> sums, String group, String name, long more) {
        sums.computeIfAbsent(group, g -> new TreeMap<>()).merge(name, more, Long::sum);
    }

    void write(Path file) {
        StringBuilder json = new StringBuilder("{\n  \"currency\": \"" + currency + "\",\n");
        json.append("  \"orders\": ")
                .append(reasons.values().stream().mapToLong(Long::longValue).sum());
        json.append(",\n  \"orders_by_reason\": ").append(object(reasons, "%d"));
        group(json, "money", money, "money");
        group(json, "feeds", feeds, "%d");
        try {
            Files.writeString(file, json.append("\n}\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void group(
            StringBuilder json, String name, Map<String, Map<String, Long>> group, String format) {
        json.append(",\n  \"").append(name).append("\": {");
        String comma = "\n";
        for (Map.Entry<String, Map<String, Long>> entry : group.entrySet()) {
            json.append(comma).append("    \"").append(entry.getKey()).append("\": ");
            json.append(object(entry.getValue(), format));
            comma = ",\n";
        }
        json.append("\n  }");
    }

    private static String object(Map<String, Long> values, String format) {
        return "{"
                + String.join(
                        ", ",
                        values.entrySet().stream()
                                .map(e -> "\"" + e.getKey() + "\": " + text(e.getValue(), format))
                                .toList())
                + "}";
    }

    private static String text(long value, String format) {
        return format.equals("%d")
                ? Long.toString(value)
                : String.format(Locale.ROOT, "\"%d.%02d\"", value / 100, value % 100);
    }
}
