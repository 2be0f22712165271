package laurel.generate;

import java.time.LocalDate;
import java.util.Currency;

/**
 * What feeds to generate. Shares are thousandths: of the orders where nothing else is said.
 *
 * @param orders how many, before redeliveries and bad rows
 * @param from first day of orders
 * @param endsBefore the day after the last; also no refund, click or measurement is later
 * @param currency of the shop; one with two decimals
 * @param coded orders with an influencer's code
 * @param shared of the coded orders: those with the codes of two
 * @param linked orders with a tracked link in the landing page's address
 * @param clicked orders of customers who clicked on a tracked link before
 * @param housed orders with the house's code
 * @param handedOn of the influencers: those whose code goes to another half way
 * @param refunded orders that are refunded, half of them whole
 * @param redelivered orders delivered again in a newer version
 * @param foreign orders in a second currency; 0 leaves the fx feed out
 * @param dirty bad rows for a thousand good ones, in orders and refunds
 * @param posts how many, measured three times each
 */
public record GeneratorSettings(
        long seed,
        long orders,
        int influencers,
        LocalDate from,
        LocalDate endsBefore,
        String currency,
        int coded,
        int shared,
        int linked,
        int clicked,
        int housed,
        int handedOn,
        int refunded,
        int redelivered,
        int foreign,
        int dirty,
        int posts) {

    public GeneratorSettings {
        if (orders < 1 || influencers < 2 || posts < 0) {
            throw new IllegalArgumentException(
                    "orders must be at least 1 and influencers at least 2, got %d and %d"
                            .formatted(orders, influencers));
        }
        if (!from.isBefore(endsBefore)) {
            throw new IllegalArgumentException(
                    "the last day %s must not be before the first %s"
                            .formatted(endsBefore.minusDays(1), from));
        }
        if (!hasCents(currency)) {
            throw new IllegalArgumentException(
                    "currency must be the code of one with two decimals, such as EUR, got "
                            + currency);
        }
        for (int share :
                new int[] {
                    coded,
                    shared,
                    linked,
                    clicked,
                    housed,
                    handedOn,
                    refunded,
                    redelivered,
                    foreign,
                    dirty
                }) {
            if (share < 0 || share > 1000) {
                throw new IllegalArgumentException(
                        "a share must be 0 to 1000 thousandths, got " + share);
            }
        }
        if (coded + linked + clicked + housed > 900) {
            throw new IllegalArgumentException(
                    "coded, linked, clicked and housed orders together may be 900 of 1000 at most,"
                            + " got "
                            + (coded + linked + clicked + housed));
        }
    }

    private static boolean hasCents(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(
                        c -> c.getCurrencyCode().equals(code) && c.getDefaultFractionDigits() == 2);
    }

    /** Thirty months to the end of 2025 in euros, with a bit of everything. */
    public static GeneratorSettings standard(long seed, long orders) {
        int influencers = (int) Math.max(20, Math.min(10_000, orders / 100));
        return new GeneratorSettings(
                seed,
                orders,
                influencers,
                LocalDate.of(2023, 7, 1),
                LocalDate.of(2026, 1, 1),
                "EUR",
                300,
                30,
                80,
                20,
                60,
                50,
                60,
                20,
                20,
                1,
                influencers * 20 / 3);
    }

    /** The currency of the foreign orders. */
    String foreignCurrency() {
        return currency.equals("USD") ? "GBP" : "USD";
    }
}
