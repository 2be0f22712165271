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
import laurel.feeds.LandedFeeds;

/**
 * The files of a work folder: what a run made so far, and what explaining reads afterwards.
 *
 * @param work {@code cfg/}, {@code models/}, {@code landed.json} and what that names
 */
public record RunFiles(Path work) {
    Path cfg() {
        return work.resolve("cfg");
    }

    Path models() {
        return work.resolve("models");
    }

    /** What the engine spills, and the rows that audits find. */
    Path scratch() {
        return work.resolve("scratch");
    }

    /** The file that holds the id under which the run was published. */
    public Path runId() {
        return work.resolve("run-id");
    }

    /** The file that holds the id of the run that readers saw before; empty before the first. */
    Path runBefore() {
        return work.resolve("run-before");
    }

    /** Every relation there is, with its files. */
    public Map<String, List<Path>> relations() {
        Map<String, List<Path>> relations = new TreeMap<>();
        LandedFeeds.read(work).ifPresent(landed -> relations.putAll(landed.relations()));
        parquet(cfg()).forEach(file -> relations.put(relation(file), List.of(file)));
        parquet(models()).forEach(file -> relations.put(relation(file), List.of(file)));
        return relations;
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
