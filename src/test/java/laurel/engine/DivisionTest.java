package laurel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whole numbers are divided exactly, the narrow ones and the wide ones and those on the border. */
class DivisionTest {
    private static final long SEED = 42;
    private static final BigInteger EDGE = new BigInteger("4000000000000000000");
    private static final BigInteger LARGEST = new BigInteger("9".repeat(37));

    @Test
    void divisionsAreExactAndRoundHalfAwayFromZero() {
        List<BigInteger[]> pairs = pairs();
        StringBuilder rows = new StringBuilder();
        for (BigInteger[] pair : pairs) {
            rows.append(rows.isEmpty() ? "" : ", ");
            rows.append(
                    "(%s::hugeint, %s::hugeint, %d)".formatted(pair[0], pair[1], rows.length()));
        }
        try (QueryReader reader = QueryReader.open()) {
            List<Map<String, @Nullable Object>> found = new ArrayList<>();
            reader.each(
                    "select whole_div(n, d)::varchar as whole, left_over(n, d)::varchar as remainder,"
                            + " round_div(n, d)::varchar as rounded from (values "
                            + rows
                            + ") as pairs(n, d, place) order by place",
                    found::add);
            for (int i = 0; i < pairs.size(); i++) {
                BigInteger n = pairs.get(i)[0];
                BigInteger d = pairs.get(i)[1];
                String where = n + " / " + d;
                assertEquals(n.divide(d).toString(), found.get(i).get("whole"), where);
                assertEquals(n.remainder(d).toString(), found.get(i).get("remainder"), where);
                assertEquals(
                        new BigDecimal(n)
                                .divide(new BigDecimal(d), 0, RoundingMode.HALF_UP)
                                .toPlainString(),
                        found.get(i).get("rounded"),
                        where);
            }
        }
    }

    @Test
    void nothingIsDividedByZeroOrByNothing() {
        assertEquals(
                List.of("{a=null, b=null, c=null, d=null}"),
                texts(
                        "select whole_div(7, 0) as a, left_over(7, 0) as b, round_div(7, 0) as c,"
                                + " round_div(null, 2) as d"));
    }

    @Test
    void moneyIsRoundedAwayFromZeroHoweverLargeItIs() {
        assertEquals(
                List.of("{a=1, b=999999900, c=1000000000, d=999999999999999, e=1000000001, f=5}"),
                texts(
                        "select to_minor(0.005::decimal(21, 6), 1, 100) as a,"
                                + " to_minor(9999999::decimal(21, 6), 1, 100) as b,"
                                + " to_minor(9999999.995::decimal(21, 6), 1, 100) as c,"
                                + " to_minor(999999999999999.4::decimal(21, 6), 1, 1) as d,"
                                + " to_minor(10000000.005::decimal(21, 6), 1, 100) as e,"
                                + " to_minor(0.00049::decimal(21, 6), 1, 10000) as f"));
    }

    private static List<String> texts(String sql) {
        try (QueryReader reader = QueryReader.open()) {
            return reader.rows(sql).stream().map(Object::toString).toList();
        }
    }

    private static List<BigInteger[]> pairs() {
        Random random = new Random(SEED);
        List<BigInteger> edges = new ArrayList<>();
        for (BigInteger edge :
                List.of(
                        BigInteger.ZERO,
                        BigInteger.TWO,
                        EDGE,
                        BigInteger.TEN.pow(18),
                        BigInteger.TEN.pow(30))) {
            for (int step = -2; step <= 2; step++) {
                edges.add(edge.add(BigInteger.valueOf(step)));
                edges.add(edge.add(BigInteger.valueOf(step)).negate());
            }
        }
        edges.add(LARGEST);
        edges.add(LARGEST.negate());
        List<BigInteger[]> pairs = new ArrayList<>();
        for (BigInteger n : edges) {
            for (BigInteger d : edges) {
                pairs.add(new BigInteger[] {n, d});
            }
            pairs.add(new BigInteger[] {n, new BigInteger(1 + random.nextInt(100), random)});
            pairs.add(new BigInteger[] {new BigInteger(1 + random.nextInt(120), random), n});
        }
        pairs.removeIf(pair -> pair[1].signum() == 0);
        return pairs;
    }
}
