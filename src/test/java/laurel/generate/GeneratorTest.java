package laurel.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import laurel.spec.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    @TempDir private Path folder;

    /** Kept, so that a change of what a seed gives is seen, on this machine or another. */
    @Test
    void a_seed_gives_these_bytes_everywhere() {
        Generator.write(GeneratorSettings.standard(7, 1_000), folder);
        assertEquals(
                "acf8cf68ddc700200767996cf30b10b523605e6cc620d2f99313229e02f8a100", digest(folder));
    }

    @Test
    void another_seed_gives_other_bytes() {
        Generator.write(GeneratorSettings.standard(7, 1_000), folder.resolve("7"));
        Generator.write(GeneratorSettings.standard(8, 1_000), folder.resolve("8"));
        assertNotEquals(digest(folder.resolve("7")), digest(folder.resolve("8")));
    }

    @Test
    void orders_come_in_monthly_files_with_a_peak_in_november() throws IOException {
        Generator.write(GeneratorSettings.standard(7, 20_000), folder);
        long october = Files.size(folder.resolve("orders/2025-10.csv"));
        long november = Files.size(folder.resolve("orders/2025-11.csv"));
        assertTrue(november > 3 * october, november + " bytes against " + october);
        try (Stream<Path> files = Files.list(folder.resolve("orders"))) {
            assertEquals(30, files.count());
        }
    }

    @Test
    void the_job_beside_the_feeds_can_be_read() {
        Generator.write(GeneratorSettings.standard(7, 1_000), folder);
        assertEquals(8, SpecReader.read(folder.resolve("job.yml")).feeds().size());
    }

    @Test
    void a_few_influencers_bring_most_orders() {
        Roster roster = new Roster(GeneratorSettings.standard(7, 100_000));
        Draws draws = new Draws(7, "test", 0);
        long ofTheFirstTenth = 0;
        for (int i = 0; i < 10_000; i++) {
            ofTheFirstTenth += roster.pick(draws) < roster.size() / 10 ? 1 : 0;
        }
        assertTrue(ofTheFirstTenth > 6_000, ofTheFirstTenth + " of 10000");
    }

    @Test
    void a_currency_without_cents_is_refused() {
        GeneratorSettings euro = GeneratorSettings.standard(7, 1_000);
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new GeneratorSettings(
                                1,
                                10,
                                2,
                                euro.from(),
                                euro.endsBefore(),
                                "JPY",
                                1,
                                1,
                                1,
                                1,
                                1,
                                1,
                                1,
                                1,
                                1,
                                1,
                                1));
    }

    private static String digest(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            List<Path> sorted = files.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
            for (Path file : sorted) {
                sha256.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                sha256.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
