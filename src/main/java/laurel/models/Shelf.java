package laurel.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import laurel.Digest;
import laurel.Folders;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was built, by this run and by those whose work folders are kept: {@code
 * <work>/built/<relation>.json} says of which keys a relation is made and in which files of the
 * built folder its rows are. A note names files as they lie from it, so that it holds however the
 * folders are spelled.
 */
final class Shelf {
    private static final String NOTES = "built";
    private static final String ENDING = ".json";

    private final Path built;
    private final Path own;
    private final List<Path> others;

    /**
     * @param built folder of the files, from run to run
     * @param work folder of this run
     * @param others folders of runs that ended
     */
    Shelf(Path built, Path work, List<Path> others) {
        this.built = absolute(built);
        own = notes(work);
        this.others = others.stream().map(Shelf::notes).toList();
    }

    /** What a run's work folder says was built, by relation. */
    static Map<String, Built> of(Path work) {
        Map<String, Built> found = new TreeMap<>();
        for (Path note : list(notes(work))) {
            String name = note.getFileName().toString();
            if (name.endsWith(ENDING)) {
                Built relation = read(note);
                if (relation.isThere()) {
                    found.put(name.substring(0, name.length() - ENDING.length()), relation);
                }
            }
        }
        return found;
    }

    /** What a run's work folder says of one relation. */
    static Optional<Built> of(Path work, String relation) {
        return find(notes(work), relation);
    }

    /** As this run has it already. */
    Optional<Built> own(String relation) {
        return find(own, relation);
    }

    /** As this run and earlier ones have it; its own first. */
    List<Built> all(String relation) {
        List<Built> all = new ArrayList<>();
        own(relation).ifPresent(all::add);
        all.addAll(earlier(relation).values());
        return all;
    }

    /** As earlier runs have it, by their work folders, in the order these were given. */
    Map<Path, Built> earlier(String relation) {
        Map<Path, Built> earlier = new LinkedHashMap<>();
        others.forEach(
                notes ->
                        find(notes, relation)
                                .ifPresent(built -> earlier.put(notes.getParent(), built)));
        return earlier;
    }

    /** Where a file of the relation is to be; the same for the same keys. */
    Path place(String relation, SortedMap<Integer, String> keys) {
        List<String> texts = keys.entrySet().stream().map(Object::toString).toList();
        return built.resolve(relation).resolve(Digest.of(texts).substring(0, 32) + ".parquet");
    }

    void put(String relation, Built made) {
        Path note = own.resolve(relation + ENDING);
        Path unfinished = own.resolve(relation + ENDING + ".tmp");
        try {
            Files.createDirectories(own);
            JsonMapper.shared().writeValue(unfinished, made.named(this::name));
            Files.move(unfinished, note, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the files that none of the work folders names. */
    static void sweep(Path built, List<Path> works) throws IOException {
        Set<Path> named = new HashSet<>();
        for (Path work : works) {
            of(work).values().stream()
                    .flatMap(relation -> relation.files().stream())
                    .forEach(stored -> named.add(Path.of(stored.file())));
        }
        for (Path folder : list(absolute(built))) {
            for (Path file : list(folder)) {
                if (!named.contains(file)) {
                    Folders.delete(file);
                }
            }
        }
    }

    private static Optional<Built> find(Path notes, String relation) {
        Path note = notes.resolve(relation + ENDING);
        return Files.exists(note)
                ? Optional.of(read(note)).filter(Built::isThere)
                : Optional.empty();
    }

    private static Built read(Path note) {
        return JsonMapper.shared()
                .readValue(note, Built.class)
                .named(file -> note.resolveSibling(file).normalize().toString());
    }

    private String name(String file) {
        return own.relativize(Path.of(file)).toString();
    }

    private static Path notes(Path work) {
        return absolute(work).resolve(NOTES);
    }

    private static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
