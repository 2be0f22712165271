package laurel.reconcile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** What other click models and orders of evidence would say: a ledger of its own for each. */
final class Comparison {
    private static final List<String> MODELS =
            List.of("last", "first", "linear", "position", "time-decay", "markov", "shapley");

    private final Answers answers;

    /** What a rule gives somebody in a season. */
    private static final class Sum {
        int orders;
        BigDecimal credit = BigDecimal.ZERO;
        long gross;
    }

    private Comparison(Answers answers) {
        this.answers = answers;
    }

    static List<Map<String, String>> rows(Answers answers) {
        Comparison comparison = new Comparison(answers);
        List<Map<String, String>> rows = new ArrayList<>();
        Case settings = answers.settings;
        Map<String, Ledger> ledgers = new LinkedHashMap<>();
        for (String model : MODELS) {
            ledgers.put("click_model " + model, comparison.ledger(settings.evidence(), model));
        }
        for (List<String> order : orders(settings.evidence())) {
            ledgers.put(
                    "evidence_order " + String.join("|", order),
                    comparison.ledger(order, settings.clickModel()));
        }
        for (Case.Season season : settings.seasons()) {
            if (!season.startsOn().isAfter(settings.asOf())) {
                comparison.season(season, ledgers, rows);
            }
        }
        return rows;
    }

    private Ledger ledger(List<String> evidence, String model) {
        Case settings = answers.settings.judgedBy(evidence, model);
        return new Ledger(new Book(answers.feeds, settings));
    }

    private static List<List<String>> orders(List<String> kinds) {
        if (kinds.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : kinds) {
            List<String> rest = new ArrayList<>(kinds);
            rest.remove(first);
            for (List<String> behind : orders(rest)) {
                List<String> order = new ArrayList<>(List.of(first));
                order.addAll(behind);
                all.add(order);
            }
        }
        return all;
    }

    private void season(
            Case.Season season, Map<String, Ledger> ledgers, List<Map<String, String>> rows) {
        Map<String, Map<String, Sum>> sums = new LinkedHashMap<>();
        TreeSet<String> everybody = new TreeSet<>(Text.BY_CODE_POINT);
        ledgers.forEach((basis, ledger) -> sums.put(basis, sums(season, ledger)));
        sums.values().forEach(sum -> everybody.addAll(sum.keySet()));
        Map<String, BigDecimal> effects = paths().effects(season.startsOn(), season.endsBefore());
        everybody.addAll(effects.keySet());
        Map<String, Sum> published = sums(season, answers.ledger);
        Map<String, Map<String, String>> paths = pathCredits(season, effects);
        sums.forEach(
                (basis, given) -> {
                    int moved = moved(season, Objects.requireNonNull(ledgers.get(basis)));
                    for (String influencer : everybody) {
                        Map<String, String> row = new LinkedHashMap<>();
                        row.put("season_id", season.id());
                        row.put("compared", basis.substring(0, basis.indexOf(' ')));
                        row.put("basis", basis.substring(basis.indexOf(' ') + 1));
                        row.put("influencer_id", influencer);
                        Sum sum = given.getOrDefault(influencer, new Sum());
                        row.put("orders", Integer.toString(sum.orders));
                        row.put("order_credit", six(sum.credit));
                        row.put("gross_revenue", Tables.money(answers.settings, sum.gross));
                        row.put(
                                "difference",
                                Tables.money(
                                        answers.settings,
                                        sum.gross
                                                - published.getOrDefault(influencer, new Sum())
                                                        .gross));
                        row.put("all_orders_moved", Integer.toString(moved));
                        Map<String, String> path =
                                basis.equals("click_model markov")
                                        ? paths.getOrDefault(influencer, Map.of())
                                        : Map.of();
                        for (String column :
                                List.of("removal_effect", "path_orders", "path_revenue")) {
                            row.put(column, path.getOrDefault(column, ""));
                        }
                        rows.add(row);
                    }
                });
    }

    private ClickPaths paths() {
        return new ClickPaths(answers.book);
    }

    private static Map<String, Sum> sums(Case.Season season, Ledger ledger) {
        Map<String, Sum> sums = new TreeMap<>(Text.BY_CODE_POINT);
        for (Ledger.Line line : ledger.lines) {
            String influencer = line.credit().influencer();
            if (line.isSale() && influencer != null && season.holds(line.order().on())) {
                Sum sum = sums.computeIfAbsent(influencer, id -> new Sum());
                sum.orders++;
                sum.credit = sum.credit.add(share(line));
                sum.gross += line.revenue();
            }
        }
        return sums;
    }

    private static BigDecimal share(Ledger.Line line) {
        return line.credit().weight().divide(line.credit().total(), MathContext.DECIMAL128);
    }

    /** Orders of the season that would be credited otherwise. */
    private int moved(Case.Season season, Ledger ledger) {
        Map<String, Map<String, BigDecimal>> before = shares(season, answers.ledger);
        Map<String, Map<String, BigDecimal>> after = shares(season, ledger);
        return (int)
                before.entrySet().stream()
                        .filter(order -> !order.getValue().equals(after.get(order.getKey())))
                        .count();
    }

    private static Map<String, Map<String, BigDecimal>> shares(Case.Season season, Ledger ledger) {
        Map<String, Map<String, BigDecimal>> shares = new TreeMap<>();
        for (Ledger.Line line : ledger.lines) {
            if (line.isSale() && season.holds(line.order().on())) {
                shares.computeIfAbsent(line.order().id(), id -> new HashMap<>())
                        .put(
                                String.valueOf(line.credit().influencer()),
                                share(line).setScale(18, RoundingMode.HALF_UP));
            }
        }
        return shares;
    }

    /** All orders of the season that clicks led to, handed out by effect. */
    private Map<String, Map<String, String>> pathCredits(
            Case.Season season, Map<String, BigDecimal> effects) {
        Map<String, Map<String, String>> rows = new HashMap<>();
        if (effects.isEmpty()) {
            return rows;
        }
        LocalDate before = season.endsBefore();
        List<Feeds.Order> orders = paths().orders(season.startsOn(), before);
        long revenue =
                orders.stream()
                        .mapToLong(o -> answers.book.convert(o.base(), answers.book.rateOf(o)))
                        .sum();
        List<BigDecimal> weights = List.copyOf(effects.values());
        long[] parts = Split.of(revenue, weights);
        long[] millionths = Split.of(orders.size() * 1_000_000L, weights);
        int at = 0;
        for (Map.Entry<String, BigDecimal> effect : effects.entrySet()) {
            rows.put(
                    effect.getKey(),
                    Map.of(
                            "removal_effect",
                            six(effect.getValue()),
                            "path_orders",
                            BigDecimal.valueOf(millionths[at], 6).toPlainString(),
                            "path_revenue",
                            Tables.money(answers.settings, parts[at++])));
        }
        return rows;
    }

    private static String six(BigDecimal value) {
        return value.setScale(6, RoundingMode.HALF_UP).toPlainString();
    }
}
