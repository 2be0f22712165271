package laurel.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import laurel.Folders;
import laurel.engine.Engine;
import laurel.engine.Source;

/** Writes what models say, one after the other, in a session of the engine. */
final class ModelWriter {
    private final Engine engine;
    private final int threads;
    private final Map<String, Source> readable = new HashMap<>();

    /**
     * @param threads how many Java may use where it computes a relation
     */
    ModelWriter(Engine engine, int threads) {
        this.engine = engine;
        this.threads = threads;
    }

    /**
     * Writes the model's rows to a file, which gets its name when it is complete.
     *
     * @param sources what the model may see of each relation that it reads
     * @return number of rows written
     */
    long write(Model model, Map<String, Source> sources, Path target) {
        try {
            Files.createDirectories(target.getParent());
            Path unfinished = target.resolveSibling(target.getFileName() + ".tmp");
            Folders.delete(unfinished);
            sources.forEach(this::look);
            Optional<Computation> computation = Computation.of(model);
            long rows =
                    computation.isPresent()
                            ? compute(computation.get(), model, unfinished)
                            : engine.write(model.sql(), unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long compute(Computation computation, Model model, Path target) throws IOException {
        Path counted = target.resolveSibling(target.getFileName() + ".counted");
        Folders.delete(counted);
        engine.write(model.sql(), counted);
        long rows = computation.write(counted, target, threads);
        Folders.delete(counted);
        return rows;
    }

    /** How many of the relations it has looked at, and so need not again. */
    long known(Map<String, Source> sources) {
        return sources.entrySet().stream()
                .filter(source -> source.getValue().equals(readable.get(source.getKey())))
                .count();
    }

    private void look(String relation, Source source) {
        if (!source.equals(readable.put(relation, source))) {
            engine.register(relation, source);
        }
    }

    /** As the engine tells it. */
    SortedMap<Integer, String> digests(Path parquet, boolean isByMonth) {
        return engine.digests(parquet, isByMonth);
    }
}
