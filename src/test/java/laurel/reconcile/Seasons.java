package laurel.reconcile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What each influencer did in each season. */
final class Seasons {
    /** One influencer in one season; money in minor units, null is unknown. */
    static final class Figures {
        final Case.Season season;
        final String influencer;
        final Set<String> orders = new HashSet<>();
        final Set<String> newOrders = new HashSet<>();
        BigDecimal credit = BigDecimal.ZERO;
        long gross;
        long refunds;
        long commission;
        final Map<String, Long> costs = new HashMap<>();
        int posts;
        @Nullable Long expectedPosts;
        @Nullable Long views;
        @Nullable Long engagements;
        long ratedViews;
        long ratedEngagements;
        @Nullable Long followers;
        int rank;

        Figures(Case.Season season, String influencer) {
            this.season = season;
            this.influencer = influencer;
        }

        long net() {
            return gross - refunds;
        }

        long totalCost() {
            return commission + costs.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private final Book book;

    /** By season id, then by rank. */
    final Map<String, List<Figures>> bySeason = new TreeMap<>();

    Seasons(Book book, List<Ledger.Line> lines) {
        this.book = book;
        for (Case.Season season : book.settings.seasons()) {
            if (!season.startsOn().isAfter(book.settings.asOf())) {
                Map<String, Figures> figures = new TreeMap<>(Text.BY_CODE_POINT);
                lines.forEach(line -> addLine(season, figures, line));
                book.deals.forEach(deal -> addDeal(season, figures, deal));
                book.posts.values().forEach(snapshots -> addPost(season, figures, snapshots));
                bySeason.put(season.id(), rank(new ArrayList<>(figures.values())));
            }
        }
    }

    private static List<Figures> rank(List<Figures> figures) {
        figures.sort(
                Comparator.comparingLong(Figures::net)
                        .reversed()
                        .thenComparing(f -> f.influencer, Text.BY_CODE_POINT));
        for (int i = 0; i < figures.size(); i++) {
            figures.get(i).rank = i + 1;
        }
        return figures;
    }

    private static Figures of(Map<String, Figures> all, Case.Season season, String influencer) {
        return all.computeIfAbsent(influencer, id -> new Figures(season, id));
    }

    private static void addLine(Case.Season season, Map<String, Figures> all, Ledger.Line line) {
        String influencer = line.credit().influencer();
        if (influencer == null || !season.holds(line.order().on())) {
            return;
        }
        Figures figures = of(all, season, influencer);
        figures.commission += line.commission();
        if (!line.isSale()) {
            figures.refunds -= line.revenue();
            return;
        }
        figures.gross += line.revenue();
        figures.orders.add(line.order().id());
        figures.credit =
                figures.credit.add(
                        line.credit()
                                .weight()
                                .divide(line.credit().total(), MathContext.DECIMAL128));
        if (Boolean.TRUE.equals(line.isNew())) {
            figures.newOrders.add(line.order().id());
        }
    }

    private void addDeal(Case.Season season, Map<String, Figures> all, Feeds.Deal deal) {
        boolean isNamed = season.id().equals(deal.seasonId());
        LocalDate due = deal.postDueOn() == null ? deal.startsOn() : deal.postDueOn();
        boolean isWhole = isNamed || (deal.seasonId() == null && season.holds(due));
        if (isWhole && deal.expectedPosts() != null) {
            Figures figures = of(all, season, deal.influencer());
            long before = figures.expectedPosts == null ? 0 : figures.expectedPosts;
            figures.expectedPosts = before + deal.expectedPosts();
        }
        if (isNamed) {
            of(all, season, deal.influencer());
            deal.costs().forEach((c, amount) -> addCost(season, all, deal, c, cost(deal, amount)));
        } else if (deal.seasonId() == null
                && deal.startsOn().isBefore(season.endsBefore())
                && season.startsOn().isBefore(deal.endsBefore())) {
            of(all, season, deal.influencer());
            deal.costs()
                    .forEach(
                            (c, amount) ->
                                    addCost(season, all, deal, c, part(season, deal, amount)));
        }
    }

    private static void addCost(
            Case.Season season,
            Map<String, Figures> all,
            Feeds.Deal deal,
            String cost,
            long amount) {
        of(all, season, deal.influencer()).costs.merge(cost, amount, Long::sum);
    }

    private long cost(Feeds.Deal deal, BigDecimal amount) {
        BigDecimal rate = book.rate(deal.currency(), book.rateDay(deal));
        return book.convert(amount, rate == null ? BigDecimal.ZERO : rate);
    }

    /** The part of a cost that falls on the season's days; the first days bear the odd units. */
    private long part(Case.Season season, Feeds.Deal deal, BigDecimal amount) {
        long whole = cost(deal, amount);
        long days = deal.endsBefore().toEpochDay() - deal.startsOn().toEpochDay();
        long sum = 0;
        for (long day = 0; day < days; day++) {
            if (season.holds(deal.startsOn().plusDays(day))) {
                sum += whole / days + (day < whole % days ? 1 : 0);
            }
        }
        return sum;
    }

    private void addPost(Case.Season season, Map<String, Figures> all, List<Feeds.Post> snapshots) {
        Feeds.Post latest = snapshots.get(snapshots.size() - 1);
        if (!season.holds(Times.day(latest.at(), book.settings.zone()))) {
            return;
        }
        Figures figures = of(all, season, latest.influencer());
        figures.posts++;
        Map<String, Long> known = new HashMap<>();
        snapshots.forEach(snapshot -> known.putAll(snapshot.metrics()));
        Long views = known.get("views");
        Long engagements = null;
        for (String metric : List.of("likes", "comments", "shares", "saves")) {
            Long count = known.get(metric);
            engagements = count == null ? engagements : plus(engagements, count);
        }
        figures.views = views == null ? figures.views : plus(figures.views, views);
        figures.engagements =
                engagements == null ? figures.engagements : plus(figures.engagements, engagements);
        if (views != null && engagements != null) {
            figures.ratedViews += views;
            figures.ratedEngagements += engagements;
        }
    }

    private static Long plus(@Nullable Long a, long b) {
        return (a == null ? 0 : a) + b;
    }

    /** Puts in the followers known before each season's end. */
    Seasons withFollowers() {
        for (List<Figures> figures : bySeason.values()) {
            for (Figures one : figures) {
                Feeds.Influencer person = book.influencers.get(one.influencer);
                Long counted = followersFromPosts(one);
                one.followers = counted != null || person == null ? counted : person.followers();
            }
        }
        return this;
    }

    private @Nullable Long followersFromPosts(Figures figures) {
        long end = Times.startOf(figures.season.endsBefore(), book.settings.zone());
        Long followers = null;
        long since = Long.MIN_VALUE;
        int place = -1;
        for (List<Feeds.Post> snapshots : book.posts.values()) {
            String author = snapshots.get(snapshots.size() - 1).influencer();
            for (Feeds.Post post : snapshots) {
                Long count = post.metrics().get("followers");
                long at = post.measuredAt() == null ? Long.MIN_VALUE : post.measuredAt();
                boolean isHers = author.equals(figures.influencer) && at < end && count != null;
                if (isHers && (at > since || (at == since && post.ref().place() > place))) {
                    followers = count;
                    since = at;
                    place = post.ref().place();
                }
            }
        }
        return followers;
    }

    static @Nullable BigDecimal ratio(BigDecimal a, BigDecimal b, int places) {
        return b.signum() == 0 ? null : a.divide(b, places, RoundingMode.HALF_UP);
    }
}
