package laurel.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
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
public final class Models implements AutoCloseable {
    /** A model that reads fewer bytes is built in less time than two statements are planned in. */
    private static final long WORTH_CUTTING = 4_000_000;

    private final ModelGraph graph;
    private final Engine engine;
    private final Shelf shelf;
    private final Path work;
    private final Map<String, Built> known;
    private final BuildKeys keys;
    private final int threads;
    private final MonthPieces monthPieces;
    private final long worthCutting;
    private final ModelSessions sessions;
    private final Map<String, List<Path>> offenders = new ConcurrentSkipListMap<>();
    private @Nullable BuildQueue queue;

    /**
     * @param folders where files and notes of them are kept
     * @param roots what landing made and the rules; see {@link Roots}
     * @param threads how many models are built at a time, each when what it reads is built
     */
    public Models(ModelGraph graph, Engine engine, BuildFolders folders, Roots roots, int threads) {
        this(graph, engine, folders, roots, threads, WORTH_CUTTING);
    }

    /**
     * As above.
     *
     * @param worthCutting from how many bytes on a model that is built by month is built in pieces
     */
    public Models(
            ModelGraph graph,
            Engine engine,
            BuildFolders folders,
            Roots roots,
            int threads,
            long worthCutting) {
        this.worthCutting = worthCutting;
        this.graph = graph;
        this.engine = engine;
        this.threads = threads;
        sessions = new ModelSessions(engine, threads);
        work = folders.work();
        shelf = new Shelf(folders.built(), folders.work(), folders.others());
        known = new ConcurrentSkipListMap<>(roots.relations());
        monthPieces = MonthPieces.of(known.values(), threads);
        graph.models()
                .forEach(
                        model ->
                                shelf.own(model.name())
                                        .ifPresent(made -> known.put(model.name(), made)));
        keys = new BuildKeys(known, engine.functions(), engine.version(), roots::reached);
    }

    /**
     * Builds what is to be built of a folder's models, and meanwhile what can be of later ones.
     *
     * @param folder no earlier one than before
     */
    public void build(String folder, ModelProgress progress) {
        queue(graph.modelsFrom(folder)).await(graph.models(folder), progress);
    }

    /**
     * Audits are run behind all models, each as soon as what it reads is built: while a model is
     * waited for by all others there is nothing else to do.
     *
     * @param models what is not built yet, if nothing was begun
     */
    private BuildQueue queue(List<Model> models) {
        BuildQueue begun = queue;
        if (begun == null) {
            List<Model> all = new ArrayList<>(models);
            all.addAll(graph.audits());
            begun = new BuildQueue(threads, all, this::make);
            queue = begun;
        }
        return begun;
    }

    private long make(Model model) {
        return graph.audits().contains(model) ? audit(model) : build(model);
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
     * Runs every audit over what it was not yet run over.
     *
     * @return audit to files of rows that break its claim, where it does not hold
     */
    SortedMap<String, List<Path>> audit() {
        queue(List.of()).await(graph.audits(), (audit, rows, milliseconds) -> {});
        return new TreeMap<>(offenders);
    }

    /** Rows that break the audit's claim; what was found to hold is not looked at again. */
    private long audit(Model audit) {
        SortedMap<Integer, SortedMap<String, String>> from = keys.ingredients(audit);
        Path folder = BuildFolders.scratch(work).resolve(audit.name());
        List<Path> found = new ArrayList<>();
        long rows = 0;
        delete(folder);
        for (Piece piece : pieces(audit, missing(from, shelf.all(audit.name())))) {
            Path file = folder.resolve(piece.file().getFileName());
            Map<String, Source> seen = seen(audit, piece.months());
            long offending = sessions.run(seen, writer -> writer.write(audit, seen, file));
            if (offending > 0) {
                found.add(file);
                rows += offending;
            }
        }
        if (found.isEmpty()) {
            delete(folder);
            shelf.put(audit.name(), new Built(true, List.of(), parts(from)));
        } else {
            offenders.put(audit.name(), found);
        }
        return rows;
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long build(Model model) {
        SortedMap<Integer, SortedMap<String, String>> from = keys.ingredients(model);
        List<Built> earlier = shelf.all(model.name());
        List<Piece> pieces = pieces(model, missing(from, earlier));
        List<Long> rows = Workers.map(threads, pieces, piece -> write(model, piece));
        Built built =
                model.isBuiltByMonth()
                        ? byMonth(model, from, earlier, pieces)
                        : atOnce(model, from, earlier, pieces);
        shelf.put(model.name(), built);
        known.put(model.name(), built);
        return rows.stream().mapToLong(Long::longValue).sum();
    }

    /** Months that are built with one statement, into one file. */
    private record Piece(Path file, SortedMap<Integer, String> keys) {
        Set<Integer> months() {
            return keys.keySet();
        }
    }

    /**
     * What is to be built, cut in pieces where that is worth it. A month is in the same piece of
     * every model, so that pieces read what pieces wrote.
     */
    private List<Piece> pieces(Model model, SortedMap<Integer, String> missing) {
        boolean isInPieces =
                model.isBuiltByMonth()
                        && !model.isCutByMonth()
                        && bytes(seen(model, missing.keySet()).values()) >= worthCutting;
        Map<Integer, SortedMap<Integer, String>> cut = new TreeMap<>();
        missing.forEach(
                (month, key) ->
                        cut.computeIfAbsent(
                                        isInPieces ? monthPieces.of(month) : 0,
                                        any -> new TreeMap<>())
                                .put(month, key));
        return cut.values().stream()
                .map(keys -> new Piece(shelf.place(model.name(), keys), keys))
                .toList();
    }

    private static long bytes(Collection<Source> sources) {
        return sources.stream()
                .flatMap(source -> source.files().stream())
                .mapToLong(file -> file.toFile().length())
                .sum();
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
            Model model,
            SortedMap<Integer, SortedMap<String, String>> from,
            List<Built> earlier,
            List<Piece> pieces) {
        Map<String, Built.Stored> files = new TreeMap<>();
        SortedMap<Integer, Built.Part> parts = parts(from);
        for (Piece piece : pieces) {
            add(files, piece.file().toString(), piece.months(), piece.months());
        }
        if (model.isCutByMonth()) {
            pieces.forEach(piece -> parts.putAll(cut(piece, parts)));
        }
        SortedSet<Integer> kept = new TreeSet<>(from.keySet());
        pieces.forEach(piece -> kept.removeAll(piece.months()));
        for (int month : kept) {
            Built built = having(earlier, month, Objects.requireNonNull(parts.get(month)).key());
            Built.Stored stored = built.serving(month);
            add(files, stored.file(), stored.holds(), Set.of(month));
            parts.put(month, built.parts().get(month));
        }
        return new Built(true, List.copyOf(files.values()), parts);
    }

    /** A piece's months with what their rows are. */
    private SortedMap<Integer, Built.Part> cut(Piece piece, SortedMap<Integer, Built.Part> parts) {
        SortedMap<Integer, String> digests =
                sessions.run(Map.of(), writer -> writer.digests(piece.file(), true));
        SortedMap<Integer, Built.Part> cut = new TreeMap<>();
        for (int month : piece.months()) {
            Built.Part part = Objects.requireNonNull(parts.get(month));
            cut.put(
                    month,
                    new Built.Part(
                            part.key(), digests.getOrDefault(month, Built.NOTHING), part.from()));
        }
        return cut;
    }

    private static void add(
            Map<String, Built.Stored> files, String file, Set<Integer> holds, Set<Integer> serves) {
        files.computeIfAbsent(
                        file, name -> new Built.Stored(name, new TreeSet<>(holds), new TreeSet<>()))
                .serves()
                .addAll(serves);
    }

    private static Built having(List<Built> earlier, int month, String key) {
        return earlier.stream().filter(built -> has(built, month, key)).findFirst().orElseThrow();
    }

    private Built atOnce(
            Model model,
            SortedMap<Integer, SortedMap<String, String>> from,
            List<Built> earlier,
            List<Piece> pieces) {
        SortedMap<String, String> whole = Objects.requireNonNull(from.get(Built.WHOLE));
        String key = BuildKeys.key(whole);
        if (pieces.isEmpty()) {
            return having(earlier, Built.WHOLE, key);
        }
        Path file = pieces.get(0).file();
        boolean isCut = model.isCutByMonth();
        SortedMap<Integer, String> digests =
                sessions.run(Map.of(), writer -> writer.digests(file, isCut));
        SortedMap<Integer, Built.Part> parts = new TreeMap<>();
        if (isCut) {
            digests.forEach(
                    (month, digest) ->
                            parts.put(month, new Built.Part(key, digest, new TreeMap<>())));
        }
        parts.put(Built.WHOLE, new Built.Part(key, Digest.of(texts(digests)), whole));
        SortedSet<Integer> holds = new TreeSet<>(parts.keySet());
        return new Built(isCut, List.of(new Built.Stored(file.toString(), holds, holds)), parts);
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
    private long write(Model model, Piece piece) {
        if (Files.exists(piece.file())) {
            return 0;
        }
        Map<String, Source> seen = seen(model, piece.months());
        return sessions.run(seen, writer -> writer.write(model, seen, piece.file()));
    }

    /** What the model may see when it is built for some months. */
    private Map<String, Source> seen(Model model, Set<Integer> months) {
        boolean isByMonth = model.isBuiltByMonth();
        Map<String, Source> sources = new TreeMap<>();
        for (String name : model.names()) {
            Built relation = known.get(Model.relation(name));
            if (relation == null) {
                throw new IllegalStateException(model.name() + " reads " + name + " too early");
            }
            sources.put(
                    name,
                    isByMonth
                            ? relation.source(keys.seen(model, name, months))
                            : relation.source());
        }
        return sources;
    }

    /** Ends what is being built. */
    @Override
    public void close() {
        BuildQueue models = queue;
        if (models != null) {
            models.stop(engine::cancel);
        }
    }
}
