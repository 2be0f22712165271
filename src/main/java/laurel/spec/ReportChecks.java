package laurel.spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Names;

/** What targets, payouts and deliverables must keep to in the rest of the job. */
final class ReportChecks {
    private ReportChecks() {}

    static void kpis(Checks checks, List<KpiSpec> kpis, List<SeasonRule> seasons) {
        checks.unique(kpis.stream().map(KpiSpec::id).toList(), "kpis[%d].id");
        for (int i = 0; i < kpis.size(); i++) {
            String season = kpis.get(i).season();
            checks.that(
                    season == null || seasons.stream().anyMatch(rule -> isOne(rule, season)),
                    "kpis[" + i + "].season",
                    "'%s' is no season of the job; %s",
                    season,
                    season == null
                            ? ""
                            : Names.hint(season, seasons.stream().map(SeasonRule::id).toList()));
        }
    }

    /** Whether it is the rule's season, or an occurrence of it. */
    private static boolean isOne(SeasonRule rule, String season) {
        if (season.equals(rule.id())) {
            return true;
        }
        String year =
                season.startsWith(rule.id() + "-") ? season.substring(rule.id().length() + 1) : "";
        return year.matches("[12][0-9]{3}")
                && rule.firstDays(Integer.parseInt(year)).stream()
                        .anyMatch(day -> day.getYear() == Integer.parseInt(year));
    }

    static void payouts(Checks checks, PayoutsSpec payouts, int minorUnits) {
        checks.that(
                payouts.minimum().stripTrailingZeros().scale() <= minorUnits,
                "payouts.minimum",
                "%s has too many places; the job's currency has %d",
                payouts.minimum(),
                minorUnits);
    }

    static void deliverables(
            Checks checks,
            Map<String, BigDecimal> expected,
            List<String> tiers,
            List<String> sizes) {
        List<String> known = Stream.concat(tiers.stream(), sizes.stream()).toList();
        expected.forEach(
                (tier, rate) -> {
                    String place = "deliverables.expected-engagement." + tier;
                    checks.that(
                            known.contains(tier),
                            place,
                            "'%s' is no tier or size tier of the job; %s",
                            tier,
                            Names.hint(tier, known));
                    checks.that(
                            rate.signum() > 0 && rate.compareTo(BigDecimal.ONE) <= 0,
                            place,
                            "%s is out of range; wanted is above 0 and at most 1",
                            rate);
                });
    }
}
