package laurel.reconcile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who an order is credited to: evidence in the declared order, split, terms of then. */
final class Attribution {
    private static final long DAY = 86_400_000_000L;

    /** The credits of an order, by influencer id, and why. */
    record Decision(String reason, List<Credit> credits, String alsoSeen) {}

    /** Something that names an influencer: a token on the order, or a click. */
    private record Evidence(
            Feeds.Code code, long at, BigDecimal weight, @Nullable BigDecimal discount) {
        String influencer() {
            return code.influencer() == null ? "" : code.influencer();
        }
    }

    private final Book book;
    private final Map<String, List<Feeds.Click>> clicksById = new HashMap<>();
    private final Map<String, List<Feeds.Click>> clicksByEmail = new HashMap<>();

    Attribution(Book book) {
        this.book = book;
        for (Feeds.Click click : book.clicks) {
            index(clicksById, click.customerId(), click);
            index(clicksByEmail, click.email(), click);
        }
    }

    Decision decide(Feeds.Order order) {
        if (!order.isCounted()) {
            String reason = "excluded_" + (order.isTest() ? "test" : order.status());
            return new Decision(reason, List.of(Credit.nobody(null)), "");
        }
        String reason = null;
        List<Evidence> deciding = List.of();
        List<String> seen = new ArrayList<>();
        for (String kind : book.settings.evidence()) {
            List<Evidence> found = find(kind, order);
            if (reason == null && !found.isEmpty()) {
                reason = kind;
                deciding = found;
            } else {
                TreeSet<String> names = new TreeSet<>(Text.BY_CODE_POINT);
                found.forEach(evidence -> names.add(evidence.influencer()));
                names.forEach(name -> seen.add(kind + ":" + name));
            }
        }
        return reason == null
                ? nobody(order)
                : new Decision(reason, credits(reason, deciding), String.join("|", seen));
    }

    private List<Evidence> find(String kind, Feeds.Order order) {
        return switch (kind) {
            case "code" -> onCodes(order);
            case "link" -> onLink(order);
            case "click" -> onClicks(order);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private List<Evidence> onCodes(Feeds.Order order) {
        List<Evidence> found = new ArrayList<>();
        for (Feeds.OrderCode code : order.codes()) {
            Feeds.Code owner = book.owner("code", code.code(), order.at());
            if (owner != null && owner.influencer() != null) {
                found.add(new Evidence(owner, order.at(), BigDecimal.ONE, code.discount()));
            }
        }
        return found;
    }

    private List<Evidence> onLink(Feeds.Order order) {
        String url = order.url();
        for (String parameter : book.settings.linkParameters()) {
            for (String value : url == null ? List.<String>of() : Text.parameters(url, parameter)) {
                Feeds.Code owner = book.owner("link", Text.token(value), order.at());
                if (owner != null && owner.influencer() != null) {
                    return List.of(new Evidence(owner, order.at(), BigDecimal.ONE, null));
                }
            }
        }
        return List.of();
    }

    /** Oldest first, weighed by the model. */
    private List<Evidence> onClicks(Feeds.Order order) {
        long from = order.at() - book.settings.clickLookbackDays() * DAY;
        Predicate<Feeds.Click> isInTime = click -> click.at() >= from && click.at() <= order.at();
        TreeSet<Feeds.Click> clicks =
                new TreeSet<>(
                        Comparator.comparingLong(Feeds.Click::at)
                                .thenComparingInt(click -> click.ref().place()));
        of(clicksById, order.customerId()).stream().filter(isInTime).forEach(clicks::add);
        of(clicksByEmail, order.email()).stream()
                .filter(isInTime)
                .filter(click -> order.customerId() == null || click.customerId() == null)
                .forEach(clicks::add);
        List<Evidence> found = new ArrayList<>();
        for (Feeds.Click click : clicks) {
            Feeds.Code owner = book.owner("link", click.link(), click.at());
            if (owner != null && owner.influencer() != null) {
                BigDecimal decay = decay(order.at() - click.at());
                found.add(new Evidence(owner, click.at(), decay, null));
            }
        }
        return found;
    }

    private static BigDecimal decay(long age) {
        return new BigDecimal(Math.pow(2, -(double) age / (7 * DAY)))
                .setScale(12, RoundingMode.HALF_UP);
    }

    private List<Credit> credits(String kind, List<Evidence> found) {
        Map<String, BigDecimal> weights = new TreeMap<>(Text.BY_CODE_POINT);
        List<BigDecimal> each = kind.equals("click") ? clickWeights(found) : codeWeights(found);
        Map<String, Evidence> terms = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            Evidence evidence = found.get(i);
            if (each.get(i).signum() > 0) {
                weights.merge(evidence.influencer(), each.get(i), BigDecimal::add);
                if (kind.equals("click")) {
                    terms.put(evidence.influencer(), evidence);
                }
            }
            terms.putIfAbsent(evidence.influencer(), evidence);
        }
        BigDecimal total = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Credit> credits = new ArrayList<>();
        weights.forEach(
                (influencer, weight) ->
                        credits.add(credit(influencer, terms.get(influencer), weight, total)));
        return credits;
    }

    private Credit credit(
            String influencer, @Nullable Evidence terms, BigDecimal weight, BigDecimal total) {
        if (terms == null) {
            throw new IllegalStateException(influencer + " has no terms");
        }
        BigDecimal dealRate = dealRate(influencer, terms.at());
        return new Credit(
                influencer,
                terms.code().code(),
                dealRate == null ? terms.code().rate() : dealRate,
                dealRate == null ? terms.code().perOrder() : BigDecimal.ZERO,
                weight,
                total);
    }

    private @Nullable BigDecimal dealRate(String influencer, long at) {
        LocalDate day = Times.day(at, book.settings.zone());
        Feeds.Deal best = null;
        for (Feeds.Deal deal : book.deals) {
            if (deal.influencer().equals(influencer) && deal.rate() != null && deal.covers(day)) {
                best = best == null || isBetter(deal, best) ? deal : best;
            }
        }
        return best == null ? null : best.rate();
    }

    private static boolean isBetter(Feeds.Deal deal, Feeds.Deal best) {
        int later = deal.startsOn().compareTo(best.startsOn());
        return later > 0 || (later == 0 && Text.BY_CODE_POINT.compare(deal.id(), best.id()) < 0);
    }

    private List<BigDecimal> codeWeights(List<Evidence> found) {
        boolean isStated = found.stream().allMatch(evidence -> evidence.discount() != null);
        BigDecimal sum = BigDecimal.ZERO;
        int largest = 0;
        for (int i = 0; i < found.size(); i++) {
            sum = sum.add(discount(found.get(i)));
            largest =
                    discount(found.get(i)).compareTo(discount(found.get(largest))) > 0
                            ? i
                            : largest;
        }
        boolean isByDiscount = isStated && sum.signum() > 0;
        return switch (book.settings.codeSplit()) {
            case "first" -> one(found.size(), 0);
            case "largest-discount" -> one(found.size(), isByDiscount ? largest : 0);
            case "by-discount" ->
                    isByDiscount
                            ? found.stream().map(Attribution::discount).toList()
                            : equal(found);
            case "equal" -> equal(found);
            default -> throw new IllegalArgumentException(book.settings.codeSplit());
        };
    }

    private static BigDecimal discount(Evidence evidence) {
        return evidence.discount() == null ? BigDecimal.ZERO : evidence.discount();
    }

    /** One for each influencer, put on her first code. */
    private static List<BigDecimal> equal(List<Evidence> found) {
        TreeSet<String> named = new TreeSet<>(Text.BY_CODE_POINT);
        return found.stream()
                .map(e -> named.add(e.influencer()) ? BigDecimal.ONE : BigDecimal.ZERO)
                .toList();
    }

    private List<BigDecimal> clickWeights(List<Evidence> found) {
        int count = found.size();
        return switch (book.settings.clickModel()) {
            case "last" -> one(count, count - 1);
            case "first" -> one(count, 0);
            case "linear" -> found.stream().map(click -> BigDecimal.ONE).toList();
            case "time-decay" -> found.stream().map(Evidence::weight).toList();
            case "position" -> positions(count);
            case "shapley" -> latestOfEach(found);
            default -> throw new IllegalArgumentException(book.settings.clickModel());
        };
    }

    /** One for each influencer, put on her latest click. */
    private static List<BigDecimal> latestOfEach(List<Evidence> found) {
        List<Evidence> latestFirst = new ArrayList<>(found);
        Collections.reverse(latestFirst);
        List<BigDecimal> weights = new ArrayList<>(equal(latestFirst));
        Collections.reverse(weights);
        return weights;
    }

    private static List<BigDecimal> positions(int count) {
        List<BigDecimal> weights = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean isEnd = i == 0 || i == count - 1;
            weights.add(BigDecimal.valueOf(isEnd ? 2L * Math.max(1, count - 2) : 1));
        }
        return weights;
    }

    private static List<BigDecimal> one(int count, int chosen) {
        List<BigDecimal> weights = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            weights.add(i == chosen ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        return weights;
    }

    private Decision nobody(Feeds.Order order) {
        String notThen = null;
        String unknown = null;
        for (Feeds.OrderCode code : order.codes()) {
            Feeds.Code owner = book.owner("code", code.code(), order.at());
            if (owner != null && owner.influencer() != null) {
                continue; // codes are no evidence in this job
            }
            if (owner != null) {
                return new Decision("house_code", List.of(Credit.nobody(code.code())), "");
            }
            boolean isKnown = book.codes.containsKey("code " + code.code());
            notThen = isKnown && notThen == null ? code.code() : notThen;
            unknown = !isKnown && unknown == null ? code.code() : unknown;
        }
        String reason =
                notThen != null
                        ? "code_not_owned_then"
                        : unknown != null ? "unknown_code" : "no_evidence";
        String code = notThen != null ? notThen : unknown;
        return new Decision(reason, List.of(Credit.nobody(code)), "");
    }

    private static void index(
            Map<String, List<Feeds.Click>> map, @Nullable String key, Feeds.Click click) {
        if (key != null) {
            map.computeIfAbsent(key, k -> new ArrayList<>()).add(click);
        }
    }

    private static List<Feeds.Click> of(Map<String, List<Feeds.Click>> map, @Nullable String key) {
        return key == null ? List.of() : map.getOrDefault(key, List.of());
    }
}
