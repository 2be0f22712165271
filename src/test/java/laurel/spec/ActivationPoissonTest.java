package laurel.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import laurel.spec.ActivationPoisson.Band;
import org.junit.jupiter.api.Test;

class ActivationPoissonTest {
    private final List<Band> bands = ActivationPoisson.bands();

    @Test
    void everyExpectationIsInOneBand() {
        long above = -1;
        for (Band band : bands) {
            assertEquals(above, band.aboveOrders());
            assertTrue(band.upToOrders() > above);
            above = band.upToOrders();
        }
        assertEquals(Long.MAX_VALUE, above);
    }

    @Test
    void theBoundsAreThoseOfTheTextbook() {
        assertEquals("0 to 0", bounds(0));
        assertEquals("0 to 0", bounds(51_293)); // e^-0.051293 is just above 0.95
        assertEquals("0 to 1", bounds(51_294));
        assertEquals("0 to 3", bounds(1_000_000));
        assertEquals("2 to 9", bounds(5_000_000));
        assertEquals("5 to 15", bounds(10_000_000));
        assertEquals("84 to 117", bounds(100_000_000));
    }

    @Test
    void exactArithmeticFindsTheSameBounds() {
        for (long orders : List.of(300_000L, 2_500_000L, 17_123_456L, 63_000_000L, 399_999_999L)) {
            assertEquals(exactBounds(orders), bounds(orders), () -> "expected orders " + orders);
        }
    }

    @Test
    void manyOrdersAreJudgedBySharesThatMeetTheCounts() {
        Band first = at(ActivationPoisson.EXACT * 1_000_000L + 1);
        Band last = at(ActivationPoisson.EXACT * 1_000_000L);
        long low = Objects.requireNonNull(first.lowShare()) * ActivationPoisson.EXACT / 1_000_000;
        long high = Objects.requireNonNull(first.highShare()) * ActivationPoisson.EXACT / 1_000_000;
        assertTrue(Math.abs(low - Objects.requireNonNull(last.lowOrders())) <= 1);
        assertTrue(Math.abs(high - Objects.requireNonNull(last.highOrders())) <= 1);
    }

    private String bounds(long orders) {
        Band band = at(orders);
        return band.lowOrders() + " to " + band.highOrders();
    }

    private Band at(long orders) {
        return bands.stream()
                .filter(band -> orders > band.aboveOrders() && orders <= band.upToOrders())
                .findFirst()
                .orElseThrow();
    }

    /** Sums the series with 60 digits: e to the minus expected, times expected^k / k!. */
    private static String exactBounds(long millionths) {
        MathContext digits = new MathContext(60);
        BigDecimal expected = BigDecimal.valueOf(millionths, 6);
        BigDecimal whole = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int k = 1; k < 3000; k++) {
            term = term.multiply(expected, digits).divide(BigDecimal.valueOf(k), digits);
            whole = whole.add(term, digits);
        }
        int low = -1;
        int high = -1;
        BigDecimal sum = BigDecimal.ZERO;
        term = BigDecimal.ONE;
        for (int k = 0; high < 0; k++) {
            sum = sum.add(term, digits);
            BigDecimal reached = sum.divide(whole, digits);
            low = low < 0 && reached.compareTo(new BigDecimal("0.05")) >= 0 ? k : low;
            high = reached.compareTo(new BigDecimal("0.95")) >= 0 ? k : high;
            term = term.multiply(expected, digits).divide(BigDecimal.valueOf(k + 1), digits);
        }
        return low + " to " + high;
    }
}
