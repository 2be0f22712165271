-- Those who stay on a season's list cost no more than the budget together.
select
    activation_lists.season_id,
    cast(sum(activation_deals.cost) as bigint) as cost,
    max(cfg_activation.budget) as budget
from activation_lists
inner join activation_deals
    on activation_deals.season_id = activation_lists.season_id
    and activation_deals.influencer_id = activation_lists.influencer_id
cross join cfg_activation
where not activation_lists.is_suppressed
group by activation_lists.season_id
having sum(activation_deals.cost) > max(cfg_activation.budget)
