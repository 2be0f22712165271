package laurel.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A case of a model: {@code cases/<folder>/<model>/<sentence>.yml}.
 *
 * @param model the model under test
 * @param sentence what the case shows
 * @param given rows of the relations that the model reads; a relation that is not given is empty
 *     ({@code cfg_…}: as in a plain job), a column that is not given is null
 * @param expect all rows of the model, in any order, with the columns that matter
 */
@NullUnmarked
record ModelCase(
        String model,
        String sentence,
        Map<String, List<Map<String, Object>>> given,
        List<Map<String, Object>> expect) {

    @Override
    public String toString() {
        return model + ": " + sentence;
    }

    static List<ModelCase> all() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/cases"))) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .map(ModelCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static ModelCase read(Path file) {
        try {
            Map<String, Object> yaml =
                    (Map<String, Object>)
                            new Load(LoadSettings.builder().setLabel(file.toString()).build())
                                    .loadFromString(Files.readString(file));
            String name = file.getFileName().toString();
            return new ModelCase(
                    file.getParent().getFileName().toString(),
                    name.substring(0, name.length() - ".yml".length()).replace('_', ' '),
                    (Map<String, List<Map<String, Object>>>) yaml.getOrDefault("given", Map.of()),
                    (List<Map<String, Object>>) yaml.get("expect"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
