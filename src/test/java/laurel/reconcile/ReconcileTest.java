package laurel.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The second path gives the kept right answers. */
class ReconcileTest {
    @Test
    void gives_the_answers_worked_out_by_hand() {
        check(Path.of("src/test/resources/tiny"));
    }

    /** Written by the second path when it gave those of the whole year: they are to stay. */
    @Test
    void gives_the_answers_to_two_months_of_a_shop() {
        check(Path.of("src/test/resources/uci-slice"));
    }

    /** For bigger cases than the repository keeps: {@code -Dlaurel.case=FOLDER}. */
    @Test
    @EnabledIfSystemProperty(named = "laurel.case", matches = ".+")
    void gives_the_answers_of_a_case_named_on_the_command_line() {
        check(Path.of(System.getProperty("laurel.case")));
    }

    private static void check(Path folder) {
        Answers answers = Answers.of(folder, Case.read(folder.resolve("case.json")));
        Path expected = folder.resolve("expected");
        JsonMapper json = JsonMapper.shared();
        JsonNode totals = json.readTree(expected.resolve("totals.json"));
        assertEquals(
                totals.toPrettyString(),
                json.readTree(json.writeValueAsString(answers.totals())).toPrettyString());
        same(expected.resolve("ledger.csv"), Tables.ledger(answers));
        same(expected.resolve("influencer_seasons.csv"), Tables.influencerSeasons(answers));
        same(expected.resolve("tier_assignments.csv"), Tables.tierAssignments(answers));
        same(expected.resolve("quarantine.csv"), Tables.quarantine(answers));
    }

    private static void same(Path expected, List<Map<String, String>> actual) {
        assertEquals(
                "",
                String.join("\n", Expected.differences(Expected.rows(expected), actual)),
                expected.toString());
    }
}
