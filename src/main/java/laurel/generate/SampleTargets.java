package laurel.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What each influencer nets in a season of the sample campaign. The shape of 2025 is a published
 * one: 2.1 % of the influencers bring 61.5 % of the revenue, and 30.1 % and 8.4 % come from the
 * middle and the rest.
 *
 * @param year of the season
 * @param averageCents what a basket holds on average
 * @param netCents net revenue by influencer number; those who only post are not in it
 * @param active numbers of all who take part
 */
record SampleTargets(
        int year, long averageCents, Map<Integer, Long> netCents, List<Integer> active) {

    static List<SampleTargets> all() {
        return List.of(
                of(2023, 9_840_000, 52_000, Set.of(), 24, "1=340 2=220 5=140 3=90 4=70 19=50"),
                of(
                        2024,
                        43_180_000,
                        60_000,
                        Set.of(5, 11, 19, 21, 23),
                        93,
                        "1=260 2=210 3=150 7=70 4=50 6=42 12=34 9=29 8=24 10=20 15=17"),
                of(
                        2025,
                        66_520_000,
                        74_000,
                        Set.of(11, 17, 30, 42, 55, 66, 77),
                        150,
                        "1=224 7=201 2=190 12=62 3=50 95=42 4=36 5=30 33=25 9=21 101=18 15=17"));
    }

    /**
     * @param totalCents a multiple of 1,000, so that every thousandth is whole cents
     * @param top number and thousandths of the total, of those above the rest
     */
    private static SampleTargets of(
            int year, long totalCents, long average, Set<Integer> away, int last, String top) {
        Map<Integer, Long> net = new LinkedHashMap<>();
        long left = totalCents;
        for (String pair : top.split(" ", -1)) {
            int equals = pair.indexOf('=');
            long cents = totalCents / 1000 * Long.parseLong(pair.substring(equals + 1));
            net.put(Integer.valueOf(pair.substring(0, equals)), cents);
            left -= cents;
        }
        List<Integer> active =
                IntStream.rangeClosed(1, last).filter(n -> !away.contains(n)).boxed().toList();
        List<Integer> rest = new ArrayList<>(active);
        rest.removeIf(number -> net.containsKey(number) || number % 4 == 0);
        rest.sort(Comparator.comparing(number -> number * 37 % 151));
        double sum = IntStream.range(0, rest.size()).mapToDouble(k -> 1.0 / (k + 6)).sum();
        long spread = left;
        for (int k = rest.size() - 1; k >= 0; k--) {
            long cents = k == 0 ? spread : (long) (left / sum / (k + 6));
            net.put(rest.get(k), cents);
            spread -= cents;
        }
        return new SampleTargets(year, average, new TreeMap<>(net), active);
    }
}
