package laurel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import laurel.cli.Cli;
import laurel.cli.SmallNight;
import laurel.engine.QueryReader;
import laurel.publish.Run;
import laurel.publish.Runs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Paths of clicks that other packages and writers have published with their answers, as feeds: a
 * season each, orders of 100.00.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathsOfOtherPackagesTest {
    /** Season to its paths: how many led to an order, how many did not, who was clicked. */
    private static final Map<String, List<String>> PATHS = new LinkedHashMap<>();

    static {
        // removal effects 0.75 and 0.5 (serhiipuzyrov.com)
        PATHS.put("simple", List.of("2 1 ads", "1 0 mail", "1 0 ads>mail"));
        // 0.5, 1 and 1 (analyzecore.com, and the tests of markovattribution)
        PATHS.put("three", List.of("1 0 c1>c2>c3", "0 1 c1", "0 1 c2>c3"));
        // 1 and 0.5: its simulation gives 1.991106 and 1.008894 of three orders (pychattr)
        PATHS.put("again", List.of("1 0 a>b>a>b>b>a", "1 0 a>b>b>a>a", "1 0 a>a"));
        // Shapley values 7 and 3 (tests of mta)
        PATHS.put("mixed", List.of("4 0 a", "6 0 a>b"));
        // Shapley values 45.5, 34 and 20.5, here of 200 orders to be whole (towardsdatascience.com)
        PATHS.put(
                "sets",
                List.of("40 0 f", "20 0 o", "34 0 l", "34 0 o>f", "60 0 l>f", "12 0 f>o>l"));
    }

    @TempDir static Path folder;
    private Run run;

    @BeforeAll
    void lays_the_paths_out_as_feeds() throws IOException {
        SmallNight night = SmallNight.in(folder);
        StringBuilder seasons = new StringBuilder();
        StringBuilder orders = new StringBuilder("order_id,ordered_at,goods_amount,customer_id\n");
        StringBuilder clicks = new StringBuilder("clicked_at,link,customer_id\n");
        StringBuilder codes = new StringBuilder("code,kind,influencer_id\n");
        int month = 0;
        for (var example : PATHS.entrySet()) {
            String day = "2025-%02d-10T".formatted(++month);
            seasons.append(
                    "  - {id: %s, occurrences: [{starts-on: 2025-%02d-01, ends-before: 2025-%02d-01}]}%n"
                            .formatted(example.getKey(), month, month + 1));
            for (String path : example.getValue()) {
                String[] parts = path.split(" ", -1);
                int led = Integer.parseInt(parts[0]);
                for (int i = 0; i < led + Integer.parseInt(parts[1]); i++) {
                    String who = example.getKey() + path + i;
                    int second = 0;
                    for (String name : parts[2].split(">", -1)) {
                        clicks.append("%s10:00:%02d,%s,%s%n".formatted(day, second++, name, who));
                    }
                    if (i < led) {
                        orders.append("%s,%s12:00:00,100.00,%s%n".formatted(who, day, who));
                    }
                }
            }
        }
        PATHS.values().stream()
                .flatMap(List::stream)
                .flatMap(path -> List.of(path.split(" ", -1)[2].split(">", -1)).stream())
                .distinct()
                .forEach(name -> codes.append("%s,link,%s%n".formatted(name, name)));
        night.write("orders.csv", orders.toString());
        night.write("clicks.csv", clicks.toString());
        night.write("codes.csv", codes.toString());
        night.write("posts.csv", "post_id,influencer_id,platform,posted_at\n");
        String job = night.read("job.yml");
        night.write(
                "job.yml",
                job.substring(0, job.indexOf("seasons:"))
                        + "  - {feed: clicks, source: clicks.csv}\nseasons:\n"
                        + seasons
                        + "report: {model-comparison: true}\npublish: {to: published}\n");
        Cli.Answer answer = night.run();
        assertEquals(0, answer.exitCode(), answer::err);
        run = Runs.at(night.published()).current().orElseThrow();
    }

    @Test
    void markov_has_their_removal_effects_and_hands_out_all_orders_by_them() {
        String figures = "removal_effect, path_orders, path_revenue";
        assertEquals(
                "ads 0.750000 2.400000 240.00, mail 0.500000 1.600000 160.00",
                answer("simple", "markov", figures));
        assertEquals(
                "c1 0.500000 0.200000 20.00, c2 1.000000 0.400000 40.00, c3 1.000000 0.400000 40.00",
                answer("three", "markov", figures));
        assertEquals(
                "a 1.000000 2.000000 200.00, b 0.500000 1.000000 100.00",
                answer("again", "markov", figures));
    }

    @Test
    void shapley_has_their_values() {
        assertEquals("a 7.000000, b 3.000000", answer("mixed", "shapley", "order_credit"));
        assertEquals(
                "f 91.000000, l 68.000000, o 41.000000", answer("sets", "shapley", "order_credit"));
    }

    /** Of two clicks each half; of six 40 %, four times 5 % and 40 %. */
    @Test
    void the_simple_rules_count_clicks() {
        assertEquals("a 3.000000", answer("again", "first", "order_credit"));
        assertEquals("a 3.000000", answer("again", "last", "order_credit"));
        assertEquals("a 2.100000, b 0.900000", answer("again", "linear", "order_credit"));
        assertEquals("a 2.716667, b 0.283333", answer("again", "position", "order_credit"));
    }

    private String answer(String season, String model, String figures) {
        try (QueryReader reader = QueryReader.open()) {
            reader.register("compared", run.files("model_comparison"));
            return reader
                    .rows(
                            "select influencer_id, "
                                    + figures
                                    + " from compared where season_id = ? and basis = ?"
                                    + " and order_credit > 0 order by influencer_id",
                            season + "-2025",
                            model)
                    .stream()
                    .map(
                            row ->
                                    row.values().stream()
                                            .map(Objects::toString)
                                            .collect(Collectors.joining(" ")))
                    .collect(Collectors.joining(", "));
        }
    }
}
