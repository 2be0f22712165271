package laurel.feeds;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that somebody may have meant. */
final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /** At most three of {@code candidates} that are like {@code name}, the likest first. */
    static List<String> of(String name, List<String> candidates) {
        String wanted = plain(name);
        int limit = Math.max(2, wanted.length() / 3);
        return candidates.stream()
                .filter(candidate -> !candidate.isEmpty())
                .filter(
                        candidate ->
                                distance(wanted, plain(candidate)) <= limit
                                        || plain(candidate).contains(wanted)
                                        || wanted.contains(plain(candidate)))
                .sorted(Comparator.comparingInt(candidate -> distance(wanted, plain(candidate))))
                .limit(MOST)
                .toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
    }

    private static int distance(String a, String b) {
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(last[j], row[j - 1]) + 1);
            }
            last = row;
        }
        return last[b.length()];
    }
}
