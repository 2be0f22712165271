package laurel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import laurel.cli.Cli;
import laurel.cli.SmallNight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {
    @TempDir private Path folder;

    @Test
    void where_spark_is_not_a_run_says_how_to_bring_it_and_does_nothing() throws IOException {
        SmallNight night = SmallNight.in(folder);
        Cli.Answer answer = night.run("--engine", "spark");
        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains("spark-submit --class laurel.Main"), answer.err());
        assertFalse(Files.exists(night.state()));
    }

    @Test
    void one_word_of_the_job_file_chooses_the_engine() throws IOException {
        SmallNight night = SmallNight.in(folder);
        night.write("job.yml", night.read("job.yml") + "engine: spark\n");
        assertEquals(2, night.run().exitCode());
        assertEquals(0, night.run("--engine", "duckdb").exitCode());
    }
}
