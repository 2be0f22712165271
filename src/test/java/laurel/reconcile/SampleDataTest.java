package laurel.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code sample-data/README.md} promises is what the second path finds. */
class SampleDataTest {
    private static final String BEGIN = "<!-- answers -->\n";
    private static final String END = "<!-- end of answers -->";

    @Test
    void the_readme_states_the_answers_to_the_feeds() throws IOException {
        Case settings = Case.read(Path.of("src/test/resources/sample/case.json"));
        String answers = SampleAnswers.markdown(Answers.of(Path.of("sample-data"), settings));
        String readme = Files.readString(Path.of("sample-data/README.md"));
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        assertEquals(answers, readme.substring(begin, readme.indexOf(END)));
    }

    @Test
    void refunds_after_the_day_restate_the_season_when_they_are_looked_at() throws IOException {
        Case then = Case.read(Path.of("src/test/resources/sample/case.json"));
        Case later = Case.read(Path.of("src/test/resources/sample/later.json"));
        assertEquals(66_520_000, net(Answers.of(Path.of("sample-data"), then)));
        long net = net(Answers.of(Path.of("sample-data"), later));
        String stated = Tables.money(later, net);
        assertTrue(Files.readString(Path.of("sample-data/README.md")).contains(stated), stated);
    }

    private static long net(Answers answers) {
        List<Seasons.Figures> season =
                answers.seasons.bySeason.getOrDefault("black-friday-2025", List.of());
        return season.stream().mapToLong(Seasons.Figures::net).sum();
    }
}
