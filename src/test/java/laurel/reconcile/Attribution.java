package laurel.reconcile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final ClickPaths paths;

    Attribution(Book book) {
        this.book = book;
        this.paths = new ClickPaths(book);
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

    /** Oldest first, weighed by age or by effect where the model does. */
    private List<Evidence> onClicks(Feeds.Order order) {
        List<ClickPaths.Touch> path = paths.of(order);
        boolean isMarkov = !path.isEmpty() && book.settings.clickModel().equals("markov");
        LocalDate month = order.on().withDayOfMonth(1);
        Map<String, BigDecimal> effects =
                isMarkov ? paths.effects(month, month.plusMonths(1)) : Map.of();
        List<Evidence> found = new ArrayList<>();
        for (ClickPaths.Touch touch : path) {
            long at = touch.click().at();
            BigDecimal weight = isMarkov ? effects.get(touch.influencer()) : decay(order.at() - at);
            found.add(new Evidence(touch.code(), at, Objects.requireNonNull(weight), null));
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
            case "time-decay", "markov" -> found.stream().map(Evidence::weight).toList();
            case "position" -> positions(count);
            case "shapley" -> arrivals(found);
            default -> throw new IllegalArgumentException(book.settings.clickModel());
        };
    }

    /**
     * The Shapley value by its definition, put on everybody's latest click: in how many of the
     * orders in which all may come it is she who makes the path complete.
     */
    private static List<BigDecimal> arrivals(List<Evidence> found) {
        List<String> players = found.stream().map(Evidence::influencer).distinct().toList();
        int n = players.size();
        List<BigDecimal> weights =
                new ArrayList<>(Collections.nCopies(found.size(), BigDecimal.ZERO));
        for (int player = 0; player < n; player++) {
            BigDecimal pivotal = BigDecimal.ZERO;
            for (int others = 0; others < 1 << n; others++) {
                boolean isIn = (others >> player & 1) == 1;
                boolean isComplete = (others | 1 << player) == (1 << n) - 1;
                if (!isIn && isComplete) {
                    int before = Integer.bitCount(others);
                    pivotal = pivotal.add(factorial(before).multiply(factorial(n - before - 1)));
                }
            }
            int latest = 0;
            for (int i = 0; i < found.size(); i++) {
                latest = found.get(i).influencer().equals(players.get(player)) ? i : latest;
            }
            weights.set(latest, pivotal);
        }
        return weights;
    }

    private static BigDecimal factorial(int n) {
        BigDecimal product = BigDecimal.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigDecimal.valueOf(i));
        }
        return product;
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
}
