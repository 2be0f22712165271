package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A fault to be planted in a model, and noticed.
 *
 * @param fault what goes wrong, as a sentence
 * @param model the model's name
 * @param replace text that the model holds once
 * @param by what stands there instead
 */
record PlantedFault(String fault, String model, String replace, String by) {
    private static final Path FAULTS = Path.of("src/test/resources/planted/faults.yml");

    /** All of {@code planted/faults.yml}. */
    static List<PlantedFault> all() throws IOException {
        Object read =
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FAULTS));
        return ((List<?>) read).stream().map(entry -> of((Map<?, ?>) entry)).toList();
    }

    private static PlantedFault of(Map<?, ?> entry) {
        return new PlantedFault(
                text(entry, "fault"),
                text(entry, "model"),
                text(entry, "replace"),
                text(entry, "by"));
    }

    private static String text(Map<?, ?> entry, String key) {
        return String.valueOf(entry.get(key));
    }

    /**
     * The model's text with the fault in it; fails when the text has changed so that the fault no
     * longer fits.
     *
     * @param classes a folder of classes with models
     */
    Path file(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes.resolve("laurel/models"))) {
            return files.filter(file -> file.endsWith(model + ".sql")).findFirst().orElseThrow();
        }
    }

    String faulty(Path file) throws IOException {
        String sql = Files.readString(file);
        assertEquals(
                1,
                sql.split(java.util.regex.Pattern.quote(replace), -1).length - 1,
                () -> "the fault '%s' no longer fits the model %s".formatted(fault, model));
        return sql.replace(replace, by);
    }

    @Override
    public String toString() {
        return fault;
    }
}
