package laurel.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import laurel.engine.QueryReader;
import laurel.spec.ActivationPlay.Deal;
import laurel.spec.ActivationPlay.Effort;
import laurel.spec.binding.Binder;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Problems;
import laurel.spec.binding.SpecFault;
import laurel.spec.binding.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationSpecTest {
    private static final List<String> TIERS = List.of("high", "medium", "general");
    private static final List<String> SIZES = List.of("nano", "micro");

    @Test
    void everythingHasADefault() {
        ActivationSpec spec = read("{}");
        assertEquals(90, spec.horizonDays());
        assertEquals(
                List.of(new BigDecimal("0.5"), new BigDecimal("0.3"), new BigDecimal("0.2")),
                spec.historyWeights());
        assertEquals(new ActivationSpec.Buffers(7, 5, 14, 7, 14), spec.buffers());
        assertEquals(Map.of(), spec.rateCard());
        assertEquals(null, spec.budget());
    }

    @Test
    void everyTierOfAJobHasAPlayByItsPlace() {
        Map<String, ActivationPlay> plays =
                read("{}").completedFor(List.of("gold", "silver", "bronze", "rest")).playbook();
        assertEquals(
                List.of("gold", "silver", "bronze", "rest", "untested"),
                List.copyOf(plays.keySet()));
        assertEquals(
                List.of(Deal.FIXED, Deal.HYBRID, Deal.HYBRID, Deal.AFFILIATE, Deal.AFFILIATE),
                plays.values().stream().map(ActivationPlay::deal).toList());
        assertEquals(
                List.of(
                        Effort.PERSONAL,
                        Effort.PERSONAL,
                        Effort.PERSONAL,
                        Effort.AUTOMATED,
                        Effort.AUTOMATED),
                plays.values().stream().map(ActivationPlay::effort).toList());
    }

    @Test
    void onlyPersonalMessagesOfTheDefaultPlaybookNeedAFirstName() {
        ActivationSpec spec = read("{}").completedFor(TIERS);
        Set<String> needing =
                spec.playbook().entrySet().stream()
                        .filter(play -> spec.template(play.getValue()).needsFirstName())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        assertEquals(Set.of("high", "medium"), needing);
    }

    @Test
    void aJobsOwnPlaysAndTemplatesComeBeforeTheDefaults() {
        ActivationSpec spec =
                read("""
                                playbook:
                                  general:
                                    action: Post in the community
                                    offer: Points
                                    effort: automated
                                    template: short
                                    content-freedom: [{from: 0, freedom: any}, {from: 3, freedom: more}]
                                    expectations: A post
                                    benefits: Points
                                templates:
                                  short: {subject: Hello, message: "Hi {{handle}}{{^handle}}there{{/handle}}"}
                                """)
                        .completedFor(TIERS);
        assertEquals("Points", play(spec, "general").offer());
        assertEquals(Deal.AUTO, play(spec, "general").deal());
        assertEquals("partner", play(spec, "high").template());
        assertEquals("Hello", spec.template(play(spec, "general")).subject());
    }

    @Test
    void allThatDoesNotFitTheJobIsSaidAtOnce() {
        ActivationSpec spec =
                read(
                        """
                        budget: 100.001
                        rate-card: {mikro: 10, nano: 0.005}
                        playbook:
                          hihg: &{PLAY}
                        """
                                .replace(
                                        "&{PLAY}",
                                        "{action: a, offer: o, effort: personal, template: nobody,"
                                                + " content-freedom: [{from: 0, freedom: f}],"
                                                + " expectations: e, benefits: b}"));
        Checks checks = new Checks();
        spec.check(checks, TIERS, SIZES, 2);
        SpecFault fault = assertThrows(SpecFault.class, checks::done);
        assertEquals(
                List.of(
                        "activation.playbook.hihg: 'hihg' is no tier of the job; did you mean high?",
                        "activation.playbook.hihg.template: 'nobody' is no template of the job; known"
                                + " are partner, collaboration, community, introduction",
                        "activation.rate-card.mikro: 'mikro' is no size tier of the job; did you mean"
                                + " micro?",
                        "activation.rate-card.nano: 0.005 has too many places; the job's currency has"
                                + " 2",
                        "activation.budget: 100.001 has too many places; the job's currency has 2"),
                fault.faults().stream().map(f -> f.key() + ": " + f.message()).toList());
    }

    @Test
    void whatIsOutOfRangeIsAProblemWithItsPlace() {
        assertEquals(
                List.of(
                        "history-weights[1]: 0 is out of range; wanted is above 0 and at most 1000"),
                problems("history-weights: [1, 0]"));
        assertEquals(
                List.of(
                        "rate-card.nano: -1 is out of range; wanted is at least 0 and at most 1000000000000"),
                problems("rate-card: {nano: -1}"));
        assertTrue(
                problems("horizon-days: 0").get(0).startsWith("horizon-days: 0 is out of range"));
    }

    @Test
    void contentFreedomBeginsWithNoPostsAndGoesUp() {
        String play =
                "playbook: {high: {action: a, offer: o, effort: personal, template: t, expectations: e,"
                        + " benefits: b, content-freedom: %s}}";
        assertEquals(
                List.of(
                        "playbook.high.content-freedom[0].from: the first begins with 0 posts, not 1",
                        "playbook.high.content-freedom[1].from: 1 is not above 1 of the one before"),
                problems(play.formatted("[{from: 1, freedom: f}, {from: 1, freedom: g}]")));
    }

    @Test
    void theRulesAreWrittenAsRelations(@TempDir Path folder) {
        ActivationSpec spec =
                read("{budget: 1000.5, rate-card: {nano: 99.99}}").completedFor(TIERS);
        RuleFiles files = new RuleFiles(folder);
        ActivationRelations.write(spec, 2, files);
        Map<String, Path> written = files.written();
        try (QueryReader reader = QueryReader.open()) {
            written.forEach((relation, file) -> reader.register(relation, List.of(file)));
            assertEquals(
                    "[{budget=100050, commission_rate=0.100000000000, posting_days=7}]",
                    reader.rows("select budget, commission_rate, posting_days from cfg_activation")
                            .toString());
            assertEquals(
                    "[{size_tier=nano, fee=9999}]",
                    reader.rows("select * from cfg_rate_card").toString());
            assertEquals(
                    "[{place=1, weight=0.500000000000}, {place=2, weight=0.300000000000}, {place=3,"
                            + " weight=0.200000000000}]",
                    reader.rows("select * from cfg_history_weights order by place").toString());
            assertEquals(
                    "[{tier_id=general, deal=affiliate, needs_first_name=false}, {tier_id=high,"
                            + " deal=fixed, needs_first_name=true}]",
                    reader.rows(
                                    "select tier_id, deal, needs_first_name from cfg_playbook"
                                            + " where tier_id in ('high', 'general') order by 1")
                            .toString());
            assertEquals(
                    "[{from_posts=0, below_posts=5}, {from_posts=5, below_posts=15}, {from_posts=15,"
                            + " below_posts=null}]",
                    reader.rows(
                                    "select from_posts, below_posts from cfg_content_freedom"
                                            + " where tier_id = 'high' order by 1")
                            .toString());
        }
    }

    private static ActivationPlay play(ActivationSpec spec, String tier) {
        return Objects.requireNonNull(spec.playbook().get(tier));
    }

    private static ActivationSpec read(String yaml) {
        Problems problems = new Problems("job.yml");
        return bind(yaml, problems)
                .orElseThrow(() -> new AssertionError(problems.found().toString()));
    }

    private static List<String> problems(String yaml) {
        Problems problems = new Problems("job.yml");
        bind(yaml, problems);
        return problems.found().stream().map(p -> p.path() + ": " + p.message()).toList();
    }

    private static Optional<ActivationSpec> bind(String yaml, Problems problems) {
        return new Binder(Path.of("."), problems, (type, key, node) -> null)
                .bind(ActivationSpec.class, YamlFile.parse(yaml, problems).orElseThrow());
    }
}
