package laurel.spec;

import java.math.BigDecimal;
import java.util.List;
import laurel.spec.TiersSpec.Method;
import laurel.spec.TiersSpec.Pin;
import laurel.spec.TiersSpec.Tier;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Names;

/** What a list of tiers must keep to, by method. */
final class TierChecks {
    private TierChecks() {}

    static void check(Method method, List<Tier> tiers, List<Pin> pins) {
        Checks checks = new Checks();
        List<String> ids = tiers.stream().map(Tier::id).toList();
        checks.that(
                !tiers.isEmpty(),
                "list",
                "is missing; method %s has no tiers of its own",
                Names.of(method));
        for (int i = 0; i < tiers.size(); i++) {
            unique(checks, ids, i);
            boolean isLast = i == tiers.size() - 1;
            if (method == Method.THRESHOLDS) {
                thresholds(checks, tiers.get(i), i, isLast);
            } else {
                cuts(checks, method, tiers, i, isLast);
            }
        }
        for (int i = 0; i < pins.size() && !tiers.isEmpty(); i++) {
            String tier = pins.get(i).tier();
            checks.that(
                    ids.contains(tier),
                    "pins[" + i + "].tier",
                    "'%s' is no tier of the list; %s",
                    tier,
                    Names.hint(tier, ids));
        }
        checks.done();
    }

    private static void unique(Checks checks, List<String> ids, int i) {
        checks.that(
                ids.indexOf(ids.get(i)) == i,
                "list[" + i + "].id",
                "'%s' stands twice; each tier has its own id",
                ids.get(i));
    }

    private static void thresholds(Checks checks, Tier tier, int i, boolean isLast) {
        String place = "list[" + i + "]";
        checks.that(
                        tier.until() == null,
                        place + ".until",
                        "goes with share and quantile; method thresholds has conditions")
                .that(
                        !isLast || tier.conditions().isEmpty(),
                        place + ".conditions",
                        "the last tier takes everybody else; leave its conditions out")
                .that(
                        isLast || !tier.conditions().isEmpty(),
                        place + ".conditions",
                        "is missing; every tier but the last has conditions");
    }

    private static void cuts(
            Checks checks, Method method, List<Tier> tiers, int i, boolean isLast) {
        String place = "list[" + i + "]";
        BigDecimal until = tiers.get(i).until();
        BigDecimal before = i == 0 ? BigDecimal.ZERO : tiers.get(i - 1).until();
        checks.that(
                        tiers.get(i).conditions().isEmpty(),
                        place + ".conditions",
                        "goes with method thresholds; the method is %s",
                        Names.of(method))
                .that(
                        !isLast || until == null,
                        place + ".until",
                        "the last tier takes the rest; leave its until out")
                .that(
                        isLast || until != null,
                        place + ".until",
                        "is missing; every tier but the last ends somewhere")
                .that(
                        isLast || until == null || before == null || until.compareTo(before) > 0,
                        place + ".until",
                        "%s is not above %s%s",
                        until,
                        before,
                        i == 0 ? "" : ", where the tier before ends");
    }
}
