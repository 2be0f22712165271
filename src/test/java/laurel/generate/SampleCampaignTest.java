package laurel.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCampaignTest {
    @TempDir private Path folder;

    @Test
    void the_feeds_in_the_repository_are_those_that_the_command_writes() throws IOException {
        SampleCampaign.write(folder);
        assertEquals(texts(folder), texts(Path.of("sample-data")));
    }

    @Test
    void the_feeds_stay_small_enough_to_read() throws IOException {
        SampleCampaign.write(folder);
        long size = texts(folder).values().stream().mapToLong(String::length).sum();
        assertTrue(size < 400_000, size + " characters");
    }

    private static Map<String, String> texts(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                texts.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
