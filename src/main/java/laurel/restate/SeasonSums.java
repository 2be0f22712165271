package laurel.restate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import laurel.engine.QueryReader;
import laurel.publish.Run;

/** Adds up what differs by season: {@code diff_seasons}. */
record SeasonSums(QueryReader reader, Run to, int minorUnits) {
    private static final List<String> MONEY =
            List.of("gross_revenue", "refunds", "net_revenue", "commission");

    void define() {
        List<String> sums = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String column : MONEY) {
            sums.add(sum("influencer_seasons", column, column + "_difference"));
            names.add(column + "_difference");
        }
        for (String column : MONEY) {
            sums.add(sum("season_adjustments", column, "adjusted_" + column + "_difference"));
            names.add("adjusted_" + column + "_difference");
        }
        reader.define(
                Part.SEASONS.relation(),
                """
                with figures as (
                    select
                        season_id,
                        count(distinct influencer_id) filter (where dataset = 'influencer_seasons') as influencers,
                        count(*) filter (where dataset = 'influencer_seasons') as figures,
                        count(*) filter (where dataset = 'season_adjustments') as adjustments,
                        %s
                    from diff_figures
                    group by season_id
                ),
                moves as (
                    select season_id, count(*) as tier_moves from diff_tiers group by season_id
                ),
                seasons as (
                    select season_id from season_states
                    union
                    select season_id from figures
                    union
                    select season_id from moves
                )
                select
                    seasons.season_id,
                    season_states.status_from,
                    season_states.status_to,
                    seasons.season_id in (%s) as is_closed,
                    coalesce(season_states.status_from = 'final', false)
                        and (coalesce(figures.figures, 0) > 0 or moves.season_id is not null) as is_final_changed,
                    coalesce(figures.influencers, 0) as influencers,
                    coalesce(figures.figures, 0) as figures,
                    coalesce(moves.tier_moves, 0) as tier_moves,
                    coalesce(figures.adjustments, 0) as adjustments,
                    %s
                from seasons
                left join season_states on season_states.season_id = seasons.season_id
                left join figures on figures.season_id = seasons.season_id
                left join moves on moves.season_id = seasons.season_id
                where figures.season_id is not null
                    or moves.season_id is not null
                    or season_states.status_from is distinct from season_states.status_to
                order by seasons.season_id
                """
                        .formatted(
                                String.join(",\n", sums),
                                closed(),
                                names.stream()
                                        .map("coalesce(figures.%1$s, 0) as %1$s"::formatted)
                                        .collect(Collectors.joining(",\n"))));
    }

    private String sum(String dataset, String column, String name) {
        return "coalesce(sum(cast(difference as decimal(38, %d))) filter (where dataset = '%s' and \"column\" = '%s'), 0) as %s"
                .formatted(minorUnits, dataset, column, name);
    }

    /** Ids of seasons are slugs. */
    private String closed() {
        return to.manifest().inputs().stream()
                .filter(input -> input.feed().equals(Closing.INPUT))
                .map(input -> "'" + input.file() + "'")
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.joining(", "), ids -> ids.isEmpty() ? "''" : ids));
    }
}
