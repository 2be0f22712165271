package laurel.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import laurel.Digest;
import laurel.Folders;
import laurel.Workers;
import laurel.engine.Engine;
import laurel.engine.Source;
import org.jspecify.annotations.Nullable;

/**
 * Builds models: a relation, or a month of it, is made anew exactly when there is no file yet of
 * what it is made of. No model knows of this: one that is built by month sees the months that are
 * to be made, and no others.
 */
public final class Models {
    private final ModelGraph graph;
    private final Engine engine;
    private final Shelf shelf;
    private final Map<String, Built> known;
    private final BuildKeys keys;
    private final int threads;
    private final Queue<ModelWriter> idle = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /**
     * @param folders where files and notes of them are kept
     * @param roots what landing made and the rules; see {@link Roots}
     * @param threads how many models are built at a time, each when what it reads is built
     */
    public Models(ModelGraph graph, Engine engine, BuildFolders folders, Roots roots, int threads) {
        this.graph = graph;
        this.engine = engine;
        this.threads = threads;
        shelf = new Shelf(folders.built(), folders.work(), folders.others());
        known = new ConcurrentSkipListMap<>(roots.relations());
        graph.models()
                .forEach(
                        model ->
                                shelf.own(model.name())
                                        .ifPresent(made -> known.put(model.name(), made)));
        keys = new BuildKeys(known, engine.functions(), engine.version(), roots::monthsBack);
    }

    /** How many are built at a time. */
    int threads() {
        return threads;
    }

    /** Builds what is to be built of a folder's models. */
    public void build(String folder, ModelProgress progress) {
        Map<String, Model> models = new LinkedHashMap<>();
        graph.models(folder).forEach(model -> models.put(model.name(), model));
        Workers.inOrder(
                threads,
                List.copyOf(models.keySet()),
                name -> Objects.requireNonNull(models.get(name)).reads(),
                name -> build(Objects.requireNonNull(models.get(name)), progress));
    }

    /** Builds what is to be built of all models. */
    public void build(ModelProgress progress) {
        graph.folders().forEach(folder -> build(folder, progress));
    }

    /** What is built so far, and the roots. */
    public Map<String, Source> relations() {
        Map<String, Source> relations = new TreeMap<>();
        known.forEach((name, built) -> relations.put(name, built.source()));
        return relations;
    }

    /**
     * Runs an audit over what it was not yet run over.
     *
     * @param offenders the file for what it finds; deleted when that is nothing
     * @return how many rows break the claim
     */
    long audit(Model audit, Path offenders) {
        SortedMap<Integer, SortedMap<String, String>> from = keys.ingredients(audit);
        List<Built> earlier = shelf.all(audit.name());
        SortedMap<Integer, String> missing = missing(from, earlier);
        if (!missing.isEmpty()) {
            long rows =
                    running(
                            writer ->
                                    writer.write(audit, seen(audit, missing.keySet()), offenders));
            if (rows > 0) {
                return rows;
            }
            delete(offenders);
        }
        shelf.put(audit.name(), new Built(true, List.of(), parts(from)));
        return 0;
    }

    private void build(Model model, ModelProgress progress) {
        long start = System.nanoTime();
        long rows = build(model);
        progress.built(model, rows, (System.nanoTime() - start) / 1_000_000);
    }

    private long build(Model model) {
        SortedMap<Integer, SortedMap<String, String>> from = keys.ingredients(model);
        List<Built> earlier = shelf.all(model.name());
        SortedMap<Integer, String> missing = missing(from, earlier);
        Optional<Path> made = Optional.empty();
        long rows = 0;
        if (!missing.isEmpty()) {
            Path target = shelf.place(model.name(), missing);
            rows = write(model, missing.keySet(), target);
            made = Optional.of(target);
        }
        Built built =
                model.building() == Model.Building.BY_MONTH
                        ? byMonth(from, earlier, missing, made)
                        : atOnce(model, from, earlier, made);
        shelf.put(model.name(), built);
        known.put(model.name(), built);
        return rows;
    }

    /** The parts of whose key there is no file. */
    private static SortedMap<Integer, String> missing(
            SortedMap<Integer, SortedMap<String, String>> from, List<Built> earlier) {
        SortedMap<Integer, String> missing = new TreeMap<>();
        from.forEach(
                (month, made) -> {
                    String key = BuildKeys.key(made);
                    if (earlier.stream().noneMatch(built -> has(built, month, key))) {
                        missing.put(month, key);
                    }
                });
        return missing;
    }

    private static boolean has(Built built, int month, String key) {
        Built.Part part = built.parts().get(month);
        return part != null && part.key().equals(key);
    }

    private Built byMonth(
            SortedMap<Integer, SortedMap<String, String>> from,
            List<Built> earlier,
            SortedMap<Integer, String> missing,
            Optional<Path> made) {
        Map<String, Built.Stored> files = new TreeMap<>();
        made.ifPresent(file -> add(files, file.toString(), missing.keySet(), missing.keySet()));
        SortedMap<Integer, Built.Part> parts = parts(from);
        parts.forEach(
                (month, part) -> {
                    if (!missing.containsKey(month)) {
                        Built.Stored stored = serving(earlier, month, part.key());
                        add(files, stored.file(), stored.holds(), Set.of(month));
                    }
                });
        return new Built(true, List.copyOf(files.values()), parts);
    }

    private static void add(
            Map<String, Built.Stored> files, String file, Set<Integer> holds, Set<Integer> serves) {
        files.computeIfAbsent(
                        file, name -> new Built.Stored(name, new TreeSet<>(holds), new TreeSet<>()))
                .serves()
                .addAll(serves);
    }

    private static Built.Stored serving(List<Built> earlier, int month, String key) {
        return earlier.stream()
                .filter(built -> has(built, month, key))
                .flatMap(built -> built.files().stream())
                .filter(stored -> stored.serves().contains(month))
                .findFirst()
                .orElseThrow();
    }

    private Built atOnce(
            Model model,
            SortedMap<Integer, SortedMap<String, String>> from,
            List<Built> earlier,
            Optional<Path> made) {
        SortedMap<String, String> whole = Objects.requireNonNull(from.get(Built.WHOLE));
        String key = BuildKeys.key(whole);
        if (made.isEmpty()) {
            return earlier.stream()
                    .filter(built -> has(built, Built.WHOLE, key))
                    .findFirst()
                    .orElseThrow();
        }
        boolean isCut = model.building() == Model.Building.CUT_BY_MONTH;
        SortedMap<Integer, String> digests = running(writer -> writer.digests(made.get(), isCut));
        SortedMap<Integer, Built.Part> parts = new TreeMap<>();
        if (isCut) {
            digests.forEach(
                    (month, digest) ->
                            parts.put(month, new Built.Part(key, digest, new TreeMap<>())));
        }
        parts.put(Built.WHOLE, new Built.Part(key, Digest.of(texts(digests)), whole));
        SortedSet<Integer> holds = new TreeSet<>(parts.keySet());
        return new Built(
                isCut, List.of(new Built.Stored(made.get().toString(), holds, holds)), parts);
    }

    private static List<String> texts(SortedMap<Integer, String> digests) {
        return digests.entrySet().stream().map(Object::toString).toList();
    }

    private static SortedMap<Integer, Built.Part> parts(
            SortedMap<Integer, SortedMap<String, String>> from) {
        SortedMap<Integer, Built.Part> parts = new TreeMap<>();
        from.forEach(
                (month, made) -> {
                    String key = BuildKeys.key(made);
                    parts.put(month, new Built.Part(key, key, made));
                });
        return parts;
    }

    /** A file that is there got its name when it was complete. */
    private long write(Model model, Set<Integer> months, Path target) {
        return Files.exists(target)
                ? 0
                : running(writer -> writer.write(model, seen(model, months), target));
    }

    /** What the model may see when it is built for some months. */
    private Map<String, Source> seen(Model model, Set<Integer> months) {
        boolean isByMonth = model.building() == Model.Building.BY_MONTH;
        Map<String, Source> sources = new TreeMap<>();
        for (String read : model.reads()) {
            Built relation = known.get(read);
            if (relation == null) {
                throw new IllegalStateException(model.name() + " reads " + read + " too early");
            }
            sources.put(
                    read,
                    isByMonth
                            ? relation.source(keys.seen(model, read, months))
                            : relation.source());
        }
        return sources;
    }

    /** Does something with a session that nobody else uses; the first failure stops all. */
    private <T> T running(Function<ModelWriter, T> work) {
        ModelWriter writer = Optional.ofNullable(idle.poll()).orElseGet(this::session);
        try {
            T result = work.apply(writer);
            idle.add(writer);
            return result;
        } catch (RuntimeException e) {
            if (failure.compareAndSet(null, e)) {
                engine.cancel();
            }
            throw Objects.requireNonNull(failure.get());
        }
    }

    private ModelWriter session() {
        return new ModelWriter(engine.session(), threads);
    }

    private static void delete(Path file) {
        try {
            Folders.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
