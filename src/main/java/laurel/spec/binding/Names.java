package laurel.spec.binding;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How things are called in YAML, and what somebody who mistyped may have meant. */
public final class Names {
    private static final int MOST_SHOWN = 80;

    private Names() {}

    /** An enumeration whose YAML names are not its constants in kebab case. */
    public interface Named {
        String id();
    }

    /** {@code grossMargin} to {@code gross-margin}. */
    public static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The YAML name of a constant: {@code TIME_DECAY} is {@code time-decay}. */
    public static String of(Enum<?> constant) {
        return constant instanceof Named named
                ? named.id()
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> of(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants()).map(c -> of((Enum<?>) c)).toList();
    }

    /** The known name nearest to a mistyped one, if any is near enough to be meant. */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT).replace('_', '-');
        int limit = Math.min(3, typed.length() / 3);
        return known.stream()
                .filter(name -> Math.abs(name.length() - typed.length()) <= limit)
                .filter(name -> distance(wanted, comparable(name)) <= limit)
                .min(
                        Comparator.comparingInt((String name) -> distance(wanted, comparable(name)))
                                .thenComparing(name -> -commonStart(wanted, comparable(name)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code did you mean x?}, or the list of what is known. */
    public static String hint(String typed, Collection<String> known) {
        return nearest(typed, known)
                .map(name -> "did you mean " + name + "?")
                .orElseGet(() -> "known are " + String.join(", ", first(known)));
    }

    private static int commonStart(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    private static List<String> first(Collection<String> known) {
        return known.size() <= MOST_SHOWN
                ? List.copyOf(known)
                : Stream.concat(known.stream().limit(MOST_SHOWN), Stream.of("…")).toList();
    }

    private static String comparable(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Optimal string alignment: edits and swaps of neighbours. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] cost) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean isSwap =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwap ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
