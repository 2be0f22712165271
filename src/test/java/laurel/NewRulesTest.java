package laurel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import laurel.testing.CaseJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that spoils known files must not slip through because the files are known. */
class NewRulesTest {
    private static final Path SET = Path.of("src/test/resources/uci-slice");

    @TempDir Path folder;

    @Test
    void underOtherRulesEveryFileIsNewForTheTolerance() throws Exception {
        Path jobFile = CaseJob.write(SET, folder);
        assertEquals(0, run(jobFile));
        String current = Files.readString(folder.resolve("published/CURRENT.json"));

        String job = Files.readString(jobFile);
        String spoilt =
                job.replaceFirst(
                        "\"feed\"\\s*:\\s*\"orders\"",
                        "\"feed\": \"orders\", \"timestamp-format\": \"dd.MM.yyyy HH:mm\"");
        assertNotEquals(job, spoilt);
        Files.writeString(jobFile, spoilt);

        assertEquals(3, run(jobFile));
        assertEquals(current, Files.readString(folder.resolve("published/CURRENT.json")));
    }

    private static int run(Path jobFile) {
        PrintWriter nobody = new PrintWriter(new StringWriter());
        return Main.run(
                nobody, nobody, "run", jobFile.toString(), "--as-of", CaseJob.asOf(SET).toString());
    }
}
