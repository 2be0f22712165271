package laurel.feeds;

import java.util.List;
import java.util.Map;
import laurel.spec.FeedKind;
import org.jspecify.annotations.Nullable;

/** The columns that know only some words, and what a blank cell stands for. */
final class Enumerations {
    private static final Map<FeedKind, Map<String, List<String>>> WORDS =
            Map.of(
                    FeedKind.ORDERS,
                    Map.of(
                            "status",
                            List.of(
                                    "paid",
                                    "partially_refunded",
                                    "refunded",
                                    "pending",
                                    "authorized",
                                    "voided",
                                    "cancelled")),
                    FeedKind.CODES,
                    Map.of("kind", List.of("code", "link")),
                    FeedKind.INFLUENCERS,
                    Map.of(
                            "contact",
                            List.of("direct", "agency"),
                            "status",
                            List.of("active", "paused", "do_not_contact")),
                    FeedKind.DEALS,
                    Map.of(
                            "model",
                            List.of("fixed", "affiliate", "hybrid", "gifted"),
                            "stage",
                            List.of(
                                    "outreach",
                                    "negotiation",
                                    "awaiting_post",
                                    "posted",
                                    "closed")));

    private static final Map<FeedKind, Map<String, String>> DEFAULTS =
            Map.of(
                    FeedKind.ORDERS, Map.of("status", "paid"),
                    FeedKind.CODES, Map.of("kind", "code"),
                    FeedKind.DEALS, Map.of("stage", "closed"));

    private Enumerations() {}

    /** Empty: any text. */
    static List<String> words(FeedKind kind, String column) {
        return WORDS.getOrDefault(kind, Map.of()).getOrDefault(column, List.of());
    }

    /** Null: blank means unknown. */
    static @Nullable String blank(FeedKind kind, String column) {
        return DEFAULTS.getOrDefault(kind, Map.of()).get(column);
    }

    /** The word that the characters write in any case; null: none. */
    static @Nullable String match(List<String> words, char[] text, int from, int to) {
        for (String word : words) {
            if (word.length() == to - from && isEqual(word, text, from)) {
                return word;
            }
        }
        return null;
    }

    private static boolean isEqual(String word, char[] text, int from) {
        for (int i = 0; i < word.length(); i++) {
            char c = text[from + i];
            char lower = c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
            if (lower != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
