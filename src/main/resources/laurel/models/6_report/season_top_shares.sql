-- season_top_shares: how much of a season the best few brought.
-- One row per season_id of influencer_seasons, declared number of influencers. Shares in millionths, of positive revenue.
select
    cast(influencer_seasons.season_id as string)                      as season_id,
    cast(cfg_top.top as bigint)                                       as top,
    cast(
        round_div(
            wide(sum(case when influencer_seasons.revenue_rank <= cfg_top.top then 1 else 0 end)) * 1000000, count(*)
        ) as bigint
    )                                                                 as influencer_share,
    cast(
        sum(
            case
                when influencer_seasons.revenue_rank <= cfg_top.top then greatest(influencer_seasons.net_revenue, 0)
                else 0
            end
        ) as bigint
    )                                                                 as net_revenue,
    cast(
        round_div(
            wide(
                sum(
                    case
                        when influencer_seasons.revenue_rank <= cfg_top.top
                            then greatest(influencer_seasons.net_revenue, 0)
                        else 0
                    end
                )
            ) * 1000000,
            sum(greatest(influencer_seasons.net_revenue, 0))
        ) as bigint
    )                                                                 as revenue_share
from influencer_seasons
cross join cfg_top
group by influencer_seasons.season_id, cfg_top.top
