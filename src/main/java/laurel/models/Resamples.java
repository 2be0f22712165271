package laurel.models;

/**
 * What the orders of a season bring everybody when they are drawn anew, many times over: a Poisson
 * bootstrap. In each resample an order counts 0, 1, 2 … times (Poisson of mean 1). How often
 * follows from the seed, the number of the resample and the order's id alone, not from the order of
 * the rows, so the same seed gives the same figures everywhere; an order shared by several counts
 * the same for all. Resample 0 is what really was.
 */
final class Resamples {
    private static final int DRAWS_A_WORD = 4;
    private static final int BITS_A_DRAW = 16;
    private static final byte[] TIMES = poisson();
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final long[][] orders;
    private final long[][] gross;
    private final long[][] net;
    private final byte[] times;

    private Resamples(int members, int kept, int resamples, long seed) {
        this.seed = seed;
        orders = new long[kept][resamples + 1];
        gross = new long[kept][resamples + 1];
        net = new long[members][resamples + 1];
        times = new byte[resamples + 1];
    }

    /** Keeps all figures of each of the members. */
    static Resamples of(int members, int resamples, long seed) {
        return new Resamples(members, members, resamples, seed);
    }

    /**
     * Keeps net revenue only, in a third of the memory; everybody then counts as having an order.
     */
    static Resamples ofNet(int members, int resamples, long seed) {
        return new Resamples(members, 0, resamples, seed);
    }

    /** How many resamples there are, without what really was. */
    int count() {
        return times.length - 1;
    }

    /**
     * Adds a line of the ledger.
     *
     * @param order UTF-8 of the order's id
     * @param revenue minor units, of a refund negative
     */
    void add(int member, byte[] order, boolean isSale, long revenue) {
        draw(order);
        for (int i = 0; i < times.length; i++) {
            net[member][i] += times[i] * revenue;
        }
        for (int i = 0; i < times.length && isSale && orders.length > 0; i++) {
            orders[member][i] += times[i];
            gross[member][i] += times[i] * revenue;
        }
    }

    long orders(int member, int resample) {
        return orders.length == 0 ? 1 : orders[member][resample];
    }

    long gross(int member, int resample) {
        return gross[member][resample];
    }

    long net(int member, int resample) {
        return net[member][resample];
    }

    private void draw(byte[] order) {
        long state = mix(seed + GOLDEN * fingerprint(order));
        times[0] = 1;
        long word = 0;
        for (int i = 1; i < times.length; i++) {
            if ((i - 1) % DRAWS_A_WORD == 0) {
                state += GOLDEN;
                word = mix(state);
            }
            times[i] = TIMES[(int) (word & (TIMES.length - 1))];
            word >>>= BITS_A_DRAW;
        }
    }

    /** FNV-1a. */
    private static long fingerprint(byte[] order) {
        long hash = 0xCBF29CE484222325L;
        for (byte unit : order) {
            hash = (hash ^ (unit & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** For each of 65,536 equally likely draws how often: the Poisson distribution of mean 1. */
    private static byte[] poisson() {
        byte[] times = new byte[1 << BITS_A_DRAW];
        double mass = 1 / Math.E;
        double below = mass;
        byte count = 0;
        for (int draw = 0; draw < times.length; draw++) {
            while ((draw + 0.5) / times.length > below && mass > 1e-9) {
                count++;
                mass /= count;
                below += mass;
            }
            times[draw] = count;
        }
        return times;
    }
}
