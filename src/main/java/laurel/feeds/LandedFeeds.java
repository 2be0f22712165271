package laurel.feeds;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What landing made of all feeds.
 *
 * @param relations relation ({@code raw_orders} …, {@code raw_files}, {@code raw_rejects}) to its
 *     Parquet files; none is without a file
 * @param files what was delivered, by feed, in the order of delivery
 */
public record LandedFeeds(Map<String, List<Path>> relations, List<LandedFile> files) {
    private static final String NAME = "landed.json";

    public LandedFeeds {
        relations = Map.copyOf(relations);
        files = List.copyOf(files);
    }

    private record Stored(Map<String, List<String>> relations, List<LandedFile> files) {}

    /** What {@link #write} left in the folder; empty when it did not, or files are gone since. */
    public static Optional<LandedFeeds> read(Path workFolder) {
        Path file = workFolder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Stored stored = JsonMapper.shared().readValue(file, Stored.class);
            Map<String, List<Path>> relations = new LinkedHashMap<>();
            stored.relations.forEach(
                    (name, paths) -> relations.put(name, paths.stream().map(Path::of).toList()));
            boolean isWhole =
                    relations.values().stream().flatMap(List::stream).allMatch(Files::exists);
            return isWhole
                    ? Optional.of(new LandedFeeds(relations, stored.files))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    void write(Path workFolder) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        relations.forEach(
                (name, paths) -> names.put(name, paths.stream().map(Path::toString).toList()));
        JsonMapper.shared().writeValue(workFolder.resolve(NAME), new Stored(names, files));
    }
}
