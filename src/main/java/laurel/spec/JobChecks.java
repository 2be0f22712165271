package laurel.spec;

import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Secret;
import org.jspecify.annotations.Nullable;

/** What the parts of a job must keep to together. */
final class JobChecks {
    private static final List<FeedKind> NEEDED =
            List.of(FeedKind.ORDERS, FeedKind.CODES, FeedKind.POSTS);

    private JobChecks() {}

    static void check(
            List<FeedSpec> feeds,
            List<SeasonRule> seasons,
            TiersSpec tiers,
            List<SizeBand> bands,
            ActivationSpec activation,
            Currency currency) {
        Set<FeedKind> there = feeds.stream().map(FeedSpec::feed).collect(Collectors.toSet());
        String missing =
                NEEDED.stream()
                        .filter(kind -> !there.contains(kind))
                        .map(FeedKind::id)
                        .collect(Collectors.joining(", "));
        Checks checks =
                new Checks()
                        .that(
                                missing.isEmpty(),
                                "feeds",
                                "no feed for %s; orders, codes and posts are needed",
                                missing)
                        .that(
                                there.size() == feeds.size(),
                                "feeds",
                                "has two feeds of one kind; one is read of each")
                        .that(!seasons.isEmpty(), "seasons", "is empty; declare at least one")
                        .unique(seasons.stream().map(SeasonRule::id).toList(), "seasons[%d].id");
        SizeBand.check(checks, bands);
        activation.check(
                checks,
                tiers.ids(),
                bands.stream().map(SizeBand::id).toList(),
                currency.getDefaultFractionDigits());
        checks.done();
    }

    /** Targets, payouts and deliverables against the rest of the job. */
    static void report(
            List<KpiSpec> kpis,
            PayoutsSpec payouts,
            DeliverablesSpec deliverables,
            List<SeasonRule> seasons,
            TiersSpec tiers,
            List<SizeBand> bands,
            Currency currency) {
        Checks checks = new Checks();
        ReportChecks.kpis(checks, kpis, seasons);
        ReportChecks.payouts(checks, payouts, currency.getDefaultFractionDigits());
        ReportChecks.deliverables(
                checks,
                deliverables.expectedEngagement(),
                tiers.ids(),
                bands.stream().map(SizeBand::id).toList());
        checks.done();
    }

    /** A header may be called customer_email too; that is seen when a feed is opened. */
    static void emailKey(List<FeedSpec> feeds, @Nullable Secret key) {
        Checks checks = new Checks();
        feeds.stream()
                .filter(feed -> feed.columns().containsKey("customer_email"))
                .forEach(
                        feed ->
                                checks.that(
                                        key != null,
                                        "email-key",
                                        "is missing; %s has customer_email, which is hashed with it",
                                        feed.feed().id()));
        checks.done();
    }
}
