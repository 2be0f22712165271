package laurel.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import laurel.engine.Source;

/**
 * Where what is built lies.
 *
 * @param built files of all relations, from run to run
 * @param work folder of a run, with notes of what it is made of
 * @param others work folders of runs that ended, whose files may be used again
 */
public record BuildFolders(Path built, Path work, List<Path> others) {
    public BuildFolders {
        others = others.stream().filter(other -> !other.equals(work)).toList();
    }

    /**
     * What is of no use when no run is alive: what the engine spills, and rows that audits find.
     */
    public static Path scratch(Path work) {
        return work.resolve("scratch");
    }

    /**
     * The relations of a run, as its work folder notes them; what has no rows to read is left out.
     */
    public static Map<String, Source> relations(Path work) {
        Map<String, Source> relations = new TreeMap<>();
        built(work).forEach((name, made) -> relations.put(name, made.source()));
        return relations;
    }

    /** One relation of a run, of which no other note is read; empty if it is not noted. */
    public static Optional<Source> relation(Path work, String name) {
        return Shelf.of(work, name).filter(made -> !made.files().isEmpty()).map(Built::source);
    }

    /** As {@link #relations}, with what each is made of. */
    public static Map<String, Built> built(Path work) {
        Map<String, Built> relations = Shelf.of(work);
        relations.values().removeIf(made -> made.files().isEmpty());
        return relations;
    }

    /** Deletes the built files that no work folder names. */
    public static void sweep(Path built, List<Path> works) throws IOException {
        Shelf.sweep(built, works);
    }
}
