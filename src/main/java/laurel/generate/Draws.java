package laurel.generate;

import java.util.List;

/**
 * Numbers drawn from a seed. SplitMix64 written out, because the JDK promises neither that its
 * generators stay as they are nor how they cut a number to a bound. A stream can be opened at any
 * index, so that order 7,000,000 is the same whether or not those before it were drawn.
 */
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /**
     * @param stream what is drawn, so that two kinds of things do not share their numbers
     * @param index which of them
     */
    Draws(long seed, String stream, long index) {
        this.state = mix(mix(seed + GOLDEN) ^ stream.hashCode()) + mix(index * GOLDEN + 1);
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** 0 (inclusive) to {@code bound} (exclusive), at most 2^31. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** {@code from} (inclusive) to {@code to} (exclusive). */
    int between(int from, int to) {
        return from + below(to - from);
    }

    boolean isIn(int perMille) {
        return below(1000) < perMille;
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
