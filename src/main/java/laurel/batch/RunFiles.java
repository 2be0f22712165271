package laurel.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import laurel.engine.Source;
import laurel.feeds.LandedFeeds;
import laurel.models.BuildFolders;

/**
 * The files of a work folder: what a run made so far, and what explaining reads afterwards.
 *
 * @param work {@code cfg/}, {@code feeds/}, {@code built/}, {@code landed.json} and what these name
 */
public record RunFiles(Path work) {
    Path cfg() {
        return work.resolve("cfg");
    }

    /** The relations that landing leaves for this run alone. */
    Path feeds() {
        return work.resolve("feeds");
    }

    /** See {@link BuildFolders#scratch}. */
    Path scratch() {
        return BuildFolders.scratch(work);
    }

    /** The file that holds the id under which the run was published. */
    public Path runId() {
        return work.resolve("run-id");
    }

    /** The file that holds the id of the run that readers saw before; empty before the first. */
    Path runBefore() {
        return work.resolve("run-before");
    }

    /** The file that says what the published files are made of. */
    Path sameFiles() {
        return work.resolve("same-files.json");
    }

    /** Every relation there is. */
    public Map<String, Source> relations() {
        Map<String, Source> relations = new TreeMap<>();
        LandedFeeds.read(work)
                .ifPresent(
                        landed ->
                                landed.relations()
                                        .forEach(
                                                (name, files) ->
                                                        relations.put(name, Source.of(files))));
        rules().forEach((name, file) -> relations.put(name, Source.of(List.of(file))));
        relations.putAll(BuildFolders.relations(work));
        return relations;
    }

    /** The rules as relations. */
    Map<String, Path> rules() {
        Map<String, Path> rules = new TreeMap<>();
        parquet(cfg()).forEach(file -> rules.put(relation(file), file));
        return rules;
    }

    /**
     * A relation that was built.
     *
     * @throws IllegalStateException if it was not
     */
    Source built(String relation) {
        return BuildFolders.relation(work, relation)
                .orElseThrow(
                        () -> new IllegalStateException("[BUG] " + relation + " was not built"));
    }

    private static List<Path> parquet(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String relation(Path parquet) {
        String name = parquet.getFileName().toString();
        return name.substring(0, name.length() - ".parquet".length());
    }
}
