package laurel.reconcile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The answers to the sample feeds as the tables of their README. */
final class SampleAnswers {
    private SampleAnswers() {}

    static String markdown(Answers answers) {
        StringBuilder text = new StringBuilder();
        seasons(text, answers);
        moves(text, answers);
        money(text, answers);
        records(text, answers);
        quarantine(text, answers);
        return text.toString();
    }

    private static void seasons(StringBuilder text, Answers answers) {
        text.append(
                "| season | tier | influencers | net revenue | share |\n|---|---|--:|--:|--:|\n");
        answers.tiers.bySeason.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(season -> season(text, answers.settings, season));
        text.append('\n');
    }

    private static void season(
            StringBuilder text, Case settings, Map.Entry<String, List<Tiers.Assignment>> season) {
        List<Tiers.Assignment> all = season.getValue();
        long net = all.stream().mapToLong(a -> a.figures().net()).sum();
        for (int tier = 0; tier < settings.tiers().size(); tier++) {
            int rank = tier;
            List<Tiers.Assignment> in = all.stream().filter(a -> a.tier() == rank).toList();
            long part = in.stream().mapToLong(a -> a.figures().net()).sum();
            row(
                    text,
                    season.getKey(),
                    settings.tiers().get(tier).id(),
                    in.size() + " (" + percent(in.size(), all.size()) + ")",
                    Tables.money(settings, part),
                    percent(part, net));
        }
        row(text, season.getKey(), "all", all.size() + "", Tables.money(settings, net), "");
    }

    private static String percent(long part, long whole) {
        long perMille = (part * 2000 + whole) / (2 * whole);
        return perMille / 10 + "." + perMille % 10 + " %";
    }

    private static void moves(StringBuilder text, Answers answers) {
        text.append("| season | new | promoted | kept | demoted | returned |\n");
        text.append("|---|--:|--:|--:|--:|--:|\n");
        new TreeMap<>(answers.tiers.bySeason)
                .forEach(
                        (season, all) ->
                                row(
                                        text,
                                        season,
                                        moved(all, "new"),
                                        moved(all, "promoted"),
                                        moved(all, "kept"),
                                        moved(all, "demoted"),
                                        moved(all, "returned")));
        text.append('\n');
    }

    private static String moved(List<Tiers.Assignment> all, String move) {
        return Long.toString(all.stream().filter(a -> a.move().equals(move)).count());
    }

    private static void money(StringBuilder text, Answers answers) {
        Map<?, ?> money = (Map<?, ?>) answers.totals().getOrDefault("money", Map.of());
        text.append("| EUR | sale | refund | commission |\n|---|--:|--:|--:|\n");
        for (String side : List.of("attributed", "unattributed", "excluded", "all")) {
            row(
                    text,
                    side,
                    at(money.get("sale"), side),
                    at(money.get("refund"), side),
                    at(money.get("commission"), side));
        }
        text.append("\n| reason | orders |\n|---|--:|\n");
        Map<?, ?> reasons = (Map<?, ?>) answers.totals().getOrDefault("orders_by_reason", Map.of());
        reasons.forEach((reason, count) -> row(text, reason.toString(), count.toString()));
        text.append('\n');
    }

    private static String at(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> known ? String.valueOf(known.get(key)) : "";
    }

    private static void records(StringBuilder text, Answers answers) {
        text.append("| feed | records | accepted | superseded | quarantined |\n");
        text.append("|---|--:|--:|--:|--:|\n");
        Map<?, ?> feeds = (Map<?, ?>) answers.totals().getOrDefault("feeds", Map.of());
        feeds.forEach(
                (feed, counts) ->
                        row(
                                text,
                                feed.toString(),
                                at(counts, "records"),
                                at(counts, "accepted"),
                                at(counts, "superseded"),
                                at(counts, "quarantined")));
        text.append('\n');
    }

    private static void quarantine(StringBuilder text, Answers answers) {
        text.append("| feed | file | line | rule |\n|---|---|--:|---|\n");
        Tables.quarantine(answers)
                .forEach(rejected -> row(text, rejected.values().toArray(new String[0])));
        text.append("\n| alert | subjects |\n|---|---|\n");
        Map<?, ?> alerts = (Map<?, ?>) answers.totals().getOrDefault("alerts", Map.of());
        alerts.forEach(
                (alert, subjects) ->
                        row(
                                text,
                                alert.toString(),
                                subjects.toString().replace("[", "").replace("]", "")));
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
