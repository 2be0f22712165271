package laurel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import laurel.cli.Cli;
import laurel.cli.SmallNight;
import laurel.publish.Run;
import laurel.publish.Runs;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SeasonPageTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SEASON = "black-friday-2025";
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>{{7*7}}\"'&";
    private static final Path SHOTS = Path.of("target", "pages");

    @TempDir static Path folder;
    private static Run run;
    private static Path file;
    private static Document page;

    @BeforeAll
    static void makes_the_page_of_a_night_with_a_hostile_name() throws Exception {
        SmallNight night = SmallNight.in(folder);
        night.write(
                "codes.csv",
                "code,influencer_id,commission_rate\nANNA10,anna,0.10\nBEN10,\""
                        + HOSTILE.replace("\"", "\"\"")
                        + "\",0.10\n");
        night.write(
                "orders.csv",
                night.read("orders.csv")
                        + "o3,2025-11-28T12:00:00,five,,c3\n"
                        + "o4,2025-11-28T13:00:00,7.00,ANNA10,c4\n");
        night.write(
                "deals.csv",
                """
                deal_id,influencer_id,season_id,starts_on,expected_posts,stage
                d1,anna,,2025-11-25,2,awaiting_post
                """);
        night.write(
                "job.yml",
                night.read("job.yml")
                                .replace(
                                        "posts.csv}",
                                        "posts.csv}\n  - {feed: deals, source: deals.csv}")
                        + "report: {model-comparison: true}\nmax-rejects: 0.5\n");
        assertEquals(0, night.run().exitCode());
        file = folder.resolve("page.html");
        Cli.Answer answer =
                Cli.run("report", SEASON, "--from", night.published(), "--output", file);
        assertEquals(file + "\n", answer.out(), answer.err());
        run = Runs.at(night.published()).current().orElseThrow();
        page = Jsoup.parse(Files.readString(file));
    }

    @Test
    void every_figure_is_found_in_the_rows_it_names() {
        List<Element> figures = page.select("data");
        assertTrue(figures.size() > 50, figures.size() + " figures");
        try (Tables tables = Tables.of(run)) {
            for (Element figure : figures) {
                assertEquals(figure.attr("value"), read(tables, figure), figure.outerHtml());
            }
        }
    }

    private static String read(Tables tables, Element figure) {
        Query query = Query.of(figure.attr("data-source")).columns(figure.attr("data-column"));
        for (Map.Entry<String, JsonNode> row :
                JSON.readTree(figure.attr("data-rows")).properties()) {
            query = query.where(row.getKey(), row.getValue().asString());
        }
        List<Row> rows = tables.rows(query);
        assertEquals(1, rows.size(), figure.outerHtml());
        return rows.get(0).word(figure.attr("data-column"));
    }

    @Test
    void a_number_in_a_table_or_a_tile_is_a_figure() {
        for (Element number : page.select("td.number, .tiles dd:not(.hint)")) {
            assertTrue(
                    number.text().startsWith("–") || !number.select("data").isEmpty(),
                    number.outerHtml());
        }
    }

    @Test
    void the_parts_stand_in_the_order_of_the_meeting() {
        assertEquals(
                List.of(
                        "headline",
                        "who",
                        "when",
                        "cost",
                        "changes",
                        "trouble",
                        "confidence",
                        "next"),
                page.select("main > section").eachAttr("id"));
    }

    @Test
    void the_days_of_the_season_add_up_to_its_revenue() {
        assertEquals(
                "107.00",
                page.select("data[data-source=season_days][data-column=net_revenue]").stream()
                        .filter(day -> day.closest("table") != null)
                        .map(day -> new java.math.BigDecimal(day.attr("value")))
                        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)
                        .toPlainString());
    }

    @Test
    void the_daily_chart_marks_the_posts() {
        Element day =
                page.select("#when tbody tr").stream()
                        .filter(row -> row.select("th").text().equals("2025-11-27"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("1", day.select("data[data-column=posts]").attr("value"));
    }

    @Test
    void it_says_how_sure_it_is_what_another_model_would_say_and_what_is_owed() {
        for (String source :
                List.of(
                        "#confidence data[data-source=tier_assignments]",
                        "#confidence data[data-source=model_comparison]",
                        "#confidence data[data-source=ledger]",
                        "#confidence data[data-source=reconciliation]",
                        "#confidence data[data-source=quarantine]",
                        "#cost data[data-source=payouts]",
                        "#trouble data[data-source=alerts]",
                        "#trouble data[data-source=deliverables]",
                        "#changes p",
                        "#next p")) {
            assertFalse(page.select(source).isEmpty(), source);
        }
        assertTrue(page.select("#confidence p").text().contains("until 2026-01-30"));
    }

    @Test
    void nothing_is_fetched_and_a_name_is_text() {
        assertTrue(page.select("[src], link, iframe, object, [style], [onerror]").isEmpty());
        assertEquals(2, page.select("script").size());
        assertTrue(page.select("th").eachText().contains(HOSTILE));
    }

    @Test
    void the_same_run_gives_the_same_bytes() throws Exception {
        assertEquals(Optional.of(Files.readString(file)), SeasonPage.of(run, SEASON));
    }

    @Test
    void a_run_writes_the_page_where_the_job_says_so(@TempDir Path other) throws Exception {
        SmallNight night = SmallNight.in(other);
        night.write("job.yml", night.read("job.yml") + "report: {pages: pages}\n");
        Cli.Answer answer = night.run();
        Path made = other.resolve("pages").resolve(SEASON + ".html");
        assertTrue(answer.out().contains("Page: " + made), answer.out() + answer.err());
        Run current = Runs.at(night.published()).current().orElseThrow();
        assertEquals(Optional.of(Files.readString(made)), SeasonPage.of(current, SEASON));
    }

    @Test
    void an_unknown_season_is_answered_with_those_there_are() {
        Cli.Answer answer = Cli.run("report", "easter-2025", "--from", folder.resolve("published"));
        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains("the run has: " + SEASON), answer.err());
    }

    @Test
    void a_page_that_cannot_be_written_says_where_why_and_what_to_do() {
        for (Path wrong : List.of(folder, folder.resolve("nowhere").resolve("page.html"))) {
            Cli.Answer answer =
                    Cli.run(
                            "report",
                            SEASON,
                            "--from",
                            folder.resolve("published"),
                            "--output",
                            wrong);
            assertEquals(1, answer.exitCode());
            assertTrue(answer.err().contains("cannot be written to " + wrong), answer.err());
            assertTrue(answer.err().contains("--output"), answer.err());
        }
    }

    @Test
    void a_season_without_revenue_or_cost_that_still_runs_has_a_page_too(@TempDir Path other)
            throws Exception {
        SmallNight night = SmallNight.in(other);
        night.write("orders.csv", "order_id,ordered_at,goods_amount\n");
        assertEquals(0, night.runAsOf("2025-11-28").exitCode());
        Run bare = Runs.at(night.published()).current().orElseThrow();
        Document made = Jsoup.parse(SeasonPage.of(bare, SEASON).orElseThrow());
        String said = made.select("section > p").text();
        assertTrue(said.contains("The season still runs: 5 of 8 days"), said);
        assertTrue(said.contains("Nobody brought positive net revenue."), said);
        assertTrue(said.contains("No costs are known of the season."), said);
        assertEquals(8, made.select("main > section").size());
    }

    @Test
    void it_says_so_where_what_is_due_only_counts_as_unpaid(@TempDir Path other) throws Exception {
        SmallNight night = SmallNight.in(other);
        assertEquals(0, night.runAsOf("2026-03-31").exitCode());
        assertTrue(costs(night).contains("No payments are known (payouts.paid-through"));
        night.write("job.yml", night.read("job.yml") + "payouts: {paid-through: 2025-12-31}\n");
        assertEquals(0, night.runAsOf("2026-03-31").exitCode());
        assertFalse(costs(night).contains("No payments are known"));
    }

    @Test
    void amounts_have_the_places_of_their_currency_and_the_best_few_are_not_more_than_all(
            @TempDir Path other) throws Exception {
        SmallNight night = SmallNight.in(other);
        night.write(
                "job.yml",
                night.read("job.yml").replace("EUR", "KWD")
                        + "kpis: [{id: much, season: black-friday-2025, metric: net_revenue, target: 100.125}]\n");
        assertEquals(0, night.run().exitCode());
        Run current = Runs.at(night.published()).current().orElseThrow();
        Document made = Jsoup.parse(SeasonPage.of(current, SEASON).orElseThrow());
        assertTrue(made.select("#headline td").eachText().contains("100.125"));
        assertTrue(
                made.select("#who figcaption")
                        .eachText()
                        .contains("The best one brought 90.0 % of the revenue"));
    }

    /** 1.1 MB of it are the library that draws the charts. */
    @Test
    void ten_thousand_influencers_make_no_long_page(@TempDir Path other) throws Exception {
        SmallNight night = SmallNight.in(other);
        StringBuilder codes = new StringBuilder("code,influencer_id,commission_rate\n");
        StringBuilder orders =
                new StringBuilder("order_id,ordered_at,goods_amount,discount_codes\n");
        for (int i = 0; i < 10_000; i++) {
            codes.append("C%d,influencer-%d,0.1%n".formatted(i, i));
            orders.append("o%d,2025-11-28T10:00:00,%d.99,C%d%n".formatted(i, 1 + i % 500, i));
        }
        night.write("codes.csv", codes.toString());
        night.write("orders.csv", orders.toString());
        assertEquals(0, night.run().exitCode());
        Run current = Runs.at(night.published()).current().orElseThrow();
        String made = SeasonPage.of(current, SEASON).orElseThrow();
        assertTrue(made.length() < 1_500_000, made.length() + " characters");
        assertTrue(Jsoup.parse(made).select("tr").size() < 1_000);
    }

    @Test
    void the_flow_has_who_came_and_who_is_gone(@TempDir Path other) throws Exception {
        SmallNight night = SmallNight.in(other);
        night.write(
                "job.yml",
                night.read("job.yml")
                        .replace(
                                "occurrences: [",
                                "occurrences: [{starts-on: 2024-11-24, ends-before: 2024-12-02}, "));
        night.write(
                "orders.csv",
                """
                order_id,ordered_at,goods_amount,discount_codes
                o1,2024-11-28T10:00:00,50.00,BEN10
                o2,2025-11-28T10:00:00,90.00,ANNA10
                """);
        assertEquals(0, night.run().exitCode());
        Run current = Runs.at(night.published()).current().orElseThrow();
        Document made = Jsoup.parse(SeasonPage.of(current, SEASON).orElseThrow());
        assertEquals(
                "0 rose, 0 fell, 1 are new, 0 returned, 1 are gone",
                made.select("#changes figcaption").text());
        assertTrue(made.select("#changes").text().contains("high not in it 1"));
        assertTrue(made.select("#changes").text().contains("ben high 50.00"));
        try (Tables tables = Tables.of(current)) {
            for (Element figure : made.select("#changes data")) {
                assertEquals(figure.attr("value"), read(tables, figure), figure.outerHtml());
            }
        }
    }

    private static String costs(SmallNight night) throws Exception {
        Run current = Runs.at(night.published()).current().orElseThrow();
        return Jsoup.parse(SeasonPage.of(current, SEASON).orElseThrow()).select("#cost p").text();
    }

    @Test
    void a_browser_draws_the_charts_and_complains_of_nothing() throws Exception {
        try (Browser browser = browser()) {
            Files.createDirectories(SHOTS);
            for (String scheme : List.of("light", "dark")) {
                for (int width : List.of(1200, 390)) {
                    browser.look(width, 900, scheme);
                    browser.show(file);
                    assertEquals(
                            page.select("figure.chart").size() + "",
                            browser.ask("document.querySelectorAll('.plot svg').length"));
                    assertEquals(
                            "true",
                            browser.ask("document.documentElement.scrollWidth <= innerWidth"));
                    assertEquals(List.of(), browser.problems());
                    Files.write(SHOTS.resolve(scheme + "-" + width + ".png"), browser.screenshot());
                }
            }
            Files.write(SHOTS.resolve("print.pdf"), browser.pdf());
            assertEquals(List.of(), browser.problems());
        }
    }

    @Test
    void it_keeps_to_the_rules_of_accessibility_in_light_and_dark_and_on_a_phone()
            throws Exception {
        try (Browser browser = browser()) {
            for (String scheme : List.of("light", "dark")) {
                browser.look(scheme.equals("dark") ? 390 : 1200, 900, scheme);
                browser.show(file);
                browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");
                assertEquals("[]", broken(browser), scheme);
            }
        }
    }

    @Test
    void a_tooltip_is_drawn_and_breaks_no_policy() throws Exception {
        try (Browser browser = browser()) {
            browser.look(1200, 4000, "light");
            browser.show(file);
            for (int i = 0; i < page.select("figure.chart").size(); i++) {
                String[] place =
                        browser.ask(
                                        "(() => { const b = document.querySelectorAll('.plot')["
                                                + i
                                                + "].getBoundingClientRect(); return (b.x + b.width / 2)"
                                                + " + ',' + (b.y + b.height / 2); })()")
                                .split(",", -1);
                browser.call(
                        "Input.dispatchMouseEvent",
                        Map.of(
                                "type",
                                "mouseMoved",
                                "x",
                                Double.parseDouble(place[0]),
                                "y",
                                Double.parseDouble(place[1])));
            }
            assertEquals(List.of(), browser.problems());
        }
    }

    /** What axe finds against WCAG 2 A and AA, as a JSON array of sentences. */
    private static String broken(Browser browser) throws Exception {
        try (InputStream axe =
                Objects.requireNonNull(
                        SeasonPageTest.class.getResourceAsStream(
                                "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js"))) {
            browser.ask(new String(axe.readAllBytes(), StandardCharsets.UTF_8) + ";0");
        }
        return browser.ask(
                "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})"
                        + ".then(found => JSON.stringify(found.violations.map(v =>"
                        + " v.id + ': ' + v.nodes[0].html.slice(0, 200) + ' ' + v.nodes[0].failureSummary)))");
    }

    private static Browser browser() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium on this machine: apt-get install chromium");
        return Browser.open(program.orElseThrow());
    }
}
