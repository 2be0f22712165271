package laurel.reconcile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Who a part of an order goes to, and on what terms.
 *
 * @param influencer null: nobody
 * @param code the token whose terms count, or that gave the reason
 * @param weight her part of {@code total}, exact
 */
record Credit(
        @Nullable String influencer,
        @Nullable String code,
        BigDecimal rate,
        BigDecimal perOrder,
        BigDecimal weight,
        BigDecimal total) {

    static Credit nobody(@Nullable String code) {
        return new Credit(
                null, code, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE);
    }

    BigDecimal share() {
        return weight.divide(total, 6, RoundingMode.HALF_UP);
    }

    /** Commission on a sale, minor units. */
    long commission(long revenue, int minorUnits) {
        BigDecimal flat = perOrder.movePointRight(minorUnits).multiply(weight);
        return BigDecimal.valueOf(revenue)
                .multiply(rate)
                .multiply(total)
                .add(flat)
                .divide(total, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** What refunds so far take back of the rate's part, minor units. */
    long takenBack(long refunded) {
        return BigDecimal.valueOf(refunded)
                .multiply(rate)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
