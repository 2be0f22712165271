package laurel.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import laurel.spec.FeedKind;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The table of odd values: what a test holds landing to, and a page of the reference. */
public final class OddValues {
    private static final Path TABLE = Path.of("src/test/resources/odd-values.yml");
    private static final Set<String> RULES =
            Arrays.stream(Rule.values()).map(Rule::id).collect(Collectors.toSet());

    /** A row of each feed in which everything is in order. */
    private static final Map<FeedKind, Map<String, String>> GOOD = good();

    private OddValues() {}

    /**
     * A value and what becomes of it.
     *
     * @param outcome a rule, or what is stored; null: unknown
     */
    record Odd(FeedKind feed, String column, String value, @Nullable String outcome) {
        boolean isRejected() {
            return RULES.contains(String.valueOf(outcome));
        }

        /** The row of its feed that holds it, every cell in quotes. */
        String line() {
            Map<String, String> row = new LinkedHashMap<>(GOOD.getOrDefault(feed, Map.of()));
            row.put(column, value);
            return row.values().stream()
                    .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(","));
        }

        /** Of the file that holds {@link #line()}. */
        String header() {
            Map<String, String> row = new LinkedHashMap<>(GOOD.getOrDefault(feed, Map.of()));
            row.put(column, value);
            return String.join(",", row.keySet());
        }
    }

    @SuppressWarnings("unchecked")
    static List<Odd> all() {
        try {
            Map<String, List<List<@Nullable Object>>> table =
                    (Map<String, List<List<@Nullable Object>>>)
                            new Load(LoadSettings.builder().build())
                                    .loadFromString(
                                            Files.readString(TABLE, StandardCharsets.UTF_8));
            List<Odd> all = new ArrayList<>();
            table.forEach(
                    (name, values) -> {
                        FeedKind feed =
                                FeedKind.of(name.substring(0, name.indexOf('.'))).orElseThrow();
                        String column = name.substring(name.indexOf('.') + 1);
                        for (List<@Nullable Object> pair : values) {
                            Object outcome = pair.get(1);
                            all.add(
                                    new Odd(
                                            feed,
                                            column,
                                            String.valueOf(pair.get(0)),
                                            outcome == null ? null : outcome.toString()));
                        }
                    });
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<FeedKind, Map<String, String>> good() {
        Map<FeedKind, Map<String, String>> good = new LinkedHashMap<>();
        good.put(FeedKind.ORDERS, row("order_id=o", "ordered_at=2024-06-01", "goods_amount=100"));
        good.put(
                FeedKind.REFUNDS,
                row("refund_id=r", "order_id=o", "refunded_at=2024-06-01", "goods_amount=1"));
        good.put(FeedKind.CODES, row("code=A", "valid_from=2024-06-01"));
        good.put(
                FeedKind.POSTS,
                row("post_id=p", "influencer_id=i", "platform=x", "posted_at=2024-06-01"));
        good.put(FeedKind.INFLUENCERS, row("influencer_id=i"));
        good.put(FeedKind.DEALS, row("deal_id=d", "influencer_id=i", "starts_on=2024-06-01"));
        good.put(FeedKind.CLICKS, row("clicked_at=2024-06-01", "link=L", "customer_email=a@b.c"));
        good.put(FeedKind.FX, row("rate_on=2024-06-01", "currency=USD", "units_per_reporting=1.1"));
        return good;
    }

    private static Map<String, String> row(String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String cell : cells) {
            int cut = cell.indexOf('=');
            row.put(cell.substring(0, cut), cell.substring(cut + 1));
        }
        return row;
    }

    /** A stored value as the table writes it. */
    static @Nullable String written(@Nullable Object value, String column) {
        if (value instanceof BigDecimal number) {
            BigDecimal plain = number.stripTrailingZeros();
            return plain.signum() == 0 ? "0" : plain.toPlainString();
        }
        boolean isInstant = column.endsWith("_at") || column.startsWith("valid_");
        if (value instanceof Long micros && isInstant) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
        }
        return value == null ? null : value.toString();
    }

    /** The page, made of the table. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        String before = "";
        for (Odd odd : all()) {
            String column = odd.feed.id() + "." + odd.column;
            if (!column.equals(before)) {
                page.append("\n## ").append(column).append("\n\n");
                page.append("| value | outcome | |\n| --- | --- | --- |\n");
                before = column;
            }
            page.append("| %s | %s | %s |\n".formatted(code(odd.value), outcome(odd), result(odd)));
        }
        return page.toString();
    }

    private static String outcome(Odd odd) {
        if (odd.isRejected()) {
            return "rejected";
        }
        return odd.value.equals(odd.outcome) ? "accepted" : "normalised";
    }

    private static String result(Odd odd) {
        String outcome = odd.outcome;
        if (outcome == null) {
            return "unknown";
        }
        return switch (outcome) {
            case "same" -> "the hash of anna@example.com";
            case "other" -> "another hash than that of anna@example.com";
            default -> code(outcome);
        };
    }

    /** As code; what cannot be seen is written as {@code \\u….} */
    private static String code(String text) {
        if (text.isEmpty()) {
            return "(blank)";
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            boolean isSeen = c == ' ' || Character.isLetterOrDigit(c);
                            boolean isAscii = c > 0x20 && c < 0x7F;
                            if (isSeen || isAscii || c > 0xFFFF || c == '€') {
                                shown.append(c == '|' ? "\\|" : Character.toString(c));
                            } else {
                                shown.append(String.format(Locale.ROOT, "\\u%04X", c));
                            }
                        });
        return "`" + shown + "`";
    }

    private static final String HEAD =
            """
            # Odd values

            What becomes of values that are not quite what a column wants: accepted as they are, normalised to
            what stands beside them, or rejected by the rule beside them, which sends the row to quarantine.
            Nothing is guessed, and money is never repaired. The feeds' zone is Europe/Berlin here, their currency
            EUR; the other cells of each row are in order, and goods_amount is 100 where it is not the odd one. Of
            tax_included_amount the page shows the revenue base that is left, of is_test and status what they
            count as, of codes and links the tokens as they are compared. What cannot be seen is written as
            `\\uXXXX`.

            This page is made of `src/test/resources/odd-values.yml`, which a test holds landing to; what a feed
            declares (another decimal separator, another form of dates) changes what is read.
            """;
}
