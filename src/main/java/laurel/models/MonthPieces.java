package laurel.models;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which months are built together: pieces of about the same size, the same for every model, so that
 * threads that build them end at about the same time.
 */
final class MonthPieces {
    /**
     * Landed bytes a piece: what joins some million orders needs little memory, and is quicker for
     * it.
     */
    private static final long BYTES = 8_000_000;

    private final Map<Integer, Integer> pieces = new HashMap<>();

    private MonthPieces() {}

    /**
     * Deals out the months of what was landed, the largest first, each to the piece that has the
     * least. There are a multiple of the threads, and as many as it takes to bound what one needs.
     */
    static MonthPieces of(Collection<Built> landed, int threads) {
        Map<Integer, Long> bytes = new TreeMap<>();
        landed.stream()
                .filter(Built::isByMonth)
                .forEach(
                        relation ->
                                relation.bytesByMonth()
                                        .forEach((month, of) -> bytes.merge(month, of, Long::sum)));
        long all = bytes.values().stream().mapToLong(Long::longValue).sum();
        long[] sizes = new long[threads * (1 + (int) (all / BYTES / threads))];
        List<Map.Entry<Integer, Long>> largestFirst = new ArrayList<>(bytes.entrySet());
        largestFirst.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        MonthPieces dealt = new MonthPieces();
        for (Map.Entry<Integer, Long> month : largestFirst) {
            int least = least(sizes);
            sizes[least] += month.getValue();
            dealt.pieces.put(month.getKey(), least);
        }
        return dealt;
    }

    private static int least(long[] sizes) {
        int least = 0;
        for (int piece = 1; piece < sizes.length; piece++) {
            if (sizes[piece] < sizes[least]) {
                least = piece;
            }
        }
        return least;
    }

    /** The number of a month's piece; those of the largest months come first. */
    int of(int month) {
        return pieces.getOrDefault(month, 0);
    }
}
