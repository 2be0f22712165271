package laurel.generate;

import java.time.LocalDateTime;
import java.util.List;

/**
 * An order of the sample campaign, before it has a number.
 *
 * @param at local time in the shop's zone
 * @param baseCents goods without tax, in {@code currency}
 * @param taxCents tax inside the goods
 * @param codes as the feed writes them, blank for none
 * @param customer customer id, blank for a guest
 * @param url landing page, blank when not recorded
 * @param status of the first delivery
 * @param refunds in order of time; a second version of the order tells of them
 * @param clicks token and time of clicks of this customer
 */
record SampleOrder(
        LocalDateTime at,
        String currency,
        long baseCents,
        long taxCents,
        String codes,
        String customer,
        String url,
        String status,
        boolean isTest,
        List<Back> refunds,
        List<Hit> clicks) {

    record Back(LocalDateTime at, long cents) {}

    record Hit(LocalDateTime at, String link) {}

    static SampleOrder paid(LocalDateTime at, long baseCents, String customer) {
        long tax = (baseCents * 19 + 50) / 100;
        return new SampleOrder(
                at, "EUR", baseCents, tax, "", customer, "", "paid", false, List.of(), List.of());
    }

    SampleOrder with(String newCodes, String newUrl) {
        return new SampleOrder(
                at, currency, baseCents, taxCents, newCodes, customer, newUrl, status, isTest,
                refunds, clicks);
    }

    SampleOrder refunded(List<Back> backs) {
        return new SampleOrder(
                at, currency, baseCents, taxCents, codes, customer, url, status, isTest, backs,
                clicks);
    }

    SampleOrder clicked(String by, List<Hit> hits) {
        return new SampleOrder(
                at, currency, baseCents, taxCents, codes, by, url, status, isTest, refunds, hits);
    }

    SampleOrder in(String newCurrency, long newTaxCents) {
        return new SampleOrder(
                at,
                newCurrency,
                baseCents,
                newTaxCents,
                codes,
                customer,
                url,
                status,
                isTest,
                refunds,
                clicks);
    }

    SampleOrder as(String newStatus, boolean test) {
        return new SampleOrder(
                at, currency, baseCents, taxCents, codes, customer, url, newStatus, test, refunds,
                clicks);
    }

    SampleOrder by(String newCustomer) {
        return new SampleOrder(
                at,
                currency,
                baseCents,
                taxCents,
                codes,
                newCustomer,
                url,
                status,
                isTest,
                refunds,
                clicks);
    }
}
