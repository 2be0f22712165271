package laurel.harness;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import laurel.spec.FeedKind;

/** The job files under which worlds are run: each batch of worlds has its own rules. */
final class Rules {
    private static final String SEASONS =
            """
            seasons:
              - id: peak
                occurrences:
                  - {starts-on: 2024-11-22, ends-before: 2024-12-03}
                  - {starts-on: 2025-11-24, ends-before: 2025-12-02}
              - id: summer
                occurrences: [{starts-on: 2025-06-10, ends-before: 2025-06-25}]
              - id: winter
                occurrences: [{starts-on: 2026-01-10, ends-before: 2026-01-20}]
            """;

    private static final List<String> VARIANTS =
            List.of(
                    """
                    timezone: Europe/Berlin
                    currency: EUR
                    """,
                    """
                    timezone: America/New_York
                    currency: EUR
                    attribution:
                      evidence: [click, link, code]
                      code-split: equal
                      click: {model: time-decay, lookback-days: 7}
                    tiers:
                      method: thresholds
                      list:
                        - {id: top, conditions: [{metric: net_revenue, at-least: 100}]}
                        - {id: middle, conditions: [{metric: orders, at-least: 2}]}
                        - {id: rest}
                      hysteresis: {grace-seasons: 1}
                    """,
                    """
                    timezone: Asia/Kathmandu
                    currency: EUR
                    gross-margin: 0.4
                    attribution:
                      evidence: [link, code, click]
                      code-split: first
                      click: {model: linear}
                    tiers:
                      method: quantile
                      list: [{id: a, until: 0.25}, {id: b, until: 0.75}, {id: c}]
                    activation: {budget: 500}
                    """,
                    """
                    timezone: Pacific/Apia
                    currency: EUR
                    attribution:
                      code-split: largest-discount
                      click: {model: position, lookback-days: 90}
                    """);

    private Rules() {}

    /**
     * The job file of a batch.
     *
     * @param feeds those that are delivered
     */
    static String job(int batch, Set<FeedKind> feeds, String ending) {
        Set<FeedKind> inOrder = new TreeSet<>(Comparator.naturalOrder());
        inOrder.addAll(feeds);
        return "name: metamorphic\n"
                + VARIANTS.get(batch % VARIANTS.size())
                + SEASONS
                + "feeds:\n"
                + inOrder.stream().map(feed -> feed(feed, ending)).collect(Collectors.joining())
                + "email-key: ${file:../email.key}\n"
                + "tolerance: all\n"
                + "publish: {to: ../published}\n"
                + "engine: {threads: 2, memory: 1GB}\n";
    }

    private static String feed(FeedKind feed, String ending) {
        String format = ending.startsWith(".ndjson") ? ", format: ndjson" : "";
        return "  - {feed: %s, source: '%s/*%s'%s}\n"
                .formatted(feed.id(), feed.id(), ending, format);
    }
}
