package laurel.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import laurel.engine.Engine;

/** Builds models: one Parquet file a relation, registered for the next. */
public final class Models {
    private final ModelGraph graph;
    private final Path files;

    /**
     * @param files folder of the models' files, one {@code <relation>.parquet} each
     */
    public Models(ModelGraph graph, Path files) {
        this.graph = graph;
        this.files = files;
    }

    /**
     * Builds a folder's models. A file that is there already, from an attempt that was stopped
     * later, is complete (it got its name when it was) and is taken as it is.
     */
    public void build(String folder, Engine engine, ModelProgress progress) {
        try {
            Files.createDirectories(files);
            for (Model model : graph.models(folder)) {
                Path target = file(model);
                if (!Files.exists(target)) {
                    long start = System.nanoTime();
                    long rows = write(model, engine, target);
                    progress.built(model, rows, (System.nanoTime() - start) / 1_000_000);
                }
                engine.register(model.name(), List.of(target));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes what an earlier attempt built readable. */
    public void register(Engine engine) {
        built().forEach((relation, file) -> engine.register(relation, List.of(file)));
    }

    /** The relations that are built, with their files. */
    public Map<String, Path> built() {
        Map<String, Path> built = new LinkedHashMap<>();
        for (Model model : graph.models()) {
            if (Files.exists(file(model))) {
                built.put(model.name(), file(model));
            }
        }
        return built;
    }

    private static long write(Model model, Engine engine, Path target) throws IOException {
        Path unfinished = target.resolveSibling(target.getFileName() + ".tmp");
        Files.deleteIfExists(unfinished);
        long rows = engine.write(model.sql(), unfinished);
        Files.move(unfinished, target);
        return rows;
    }

    private Path file(Model model) {
        return files.resolve(model.name() + ".parquet");
    }
}
