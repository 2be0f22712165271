package laurel.reconcile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Splits minor units by exact weights: largest remainder, ties to the earlier place. */
final class Split {
    private Split() {}

    /**
     * @param weights not negative, with a positive sum; listed by influencer id
     */
    static long[] of(long total, List<BigDecimal> weights) {
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        List<BigInteger> exact =
                weights.stream().map(w -> w.setScale(Math.max(scale, 0)).unscaledValue()).toList();
        BigInteger sum = exact.stream().reduce(BigInteger.ZERO, BigInteger::add);
        long[] parts = new long[weights.size()];
        List<BigInteger> remainders = new ArrayList<>();
        long left = total;
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] cut =
                    BigInteger.valueOf(total).multiply(exact.get(i)).divideAndRemainder(sum);
            parts[i] = cut[0].longValueExact();
            remainders.add(cut[1]);
            left -= parts[i];
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            places.add(i);
        }
        places.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder()));
        for (int i = 0; i < left; i++) {
            parts[places.get(i)]++;
        }
        return parts;
    }
}
