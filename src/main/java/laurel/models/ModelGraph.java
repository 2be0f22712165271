package laurel.models;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The models by folder, each behind all that it reads. What a model reads is taken from the query
 * itself.
 */
public final class ModelGraph {
    private static @Nullable ModelGraph shipped;

    private final Map<String, List<Model>> folders;
    private final List<Model> audits;

    private ModelGraph(Map<String, List<Model>> folders, List<Model> audits) {
        this.folders = folders;
        this.audits = List.copyOf(audits);
    }

    /**
     * The models that come with the program.
     *
     * @throws IllegalStateException when a model reads an unknown relation, one of a later folder,
     *     or itself in a round
     */
    public static synchronized ModelGraph load() {
        if (shipped == null) {
            shipped = of(SqlFiles.under("models"), SqlFiles.under("audits"));
        }
        return shipped;
    }

    /** Begins to load, for whoever will ask later. What fails fails again there. */
    public static void loadAhead() {
        Thread ahead = new Thread(ModelGraph::load, "models");
        ahead.setDaemon(true);
        ahead.setUncaughtExceptionHandler((thread, failure) -> {});
        ahead.start();
    }

    /**
     * @param audits queries over the models, which nothing reads
     */
    static ModelGraph of(List<SqlFiles.SqlFile> files, List<SqlFiles.SqlFile> audits) {
        List<SqlFiles.SqlFile> all = new ArrayList<>(files);
        all.addAll(audits);
        List<Model> read = models(all);
        return of(read.subList(0, files.size()), read.subList(files.size(), read.size()));
    }

    private static List<Model> models(List<SqlFiles.SqlFile> files) {
        List<Set<String>> reads = TablesRead.of(files);
        List<Model> models = new ArrayList<>();
        for (int at = 0; at < files.size(); at++) {
            SqlFiles.SqlFile file = files.get(at);
            models.add(new Model(file.name(), file.folder(), file.sql(), reads.get(at)));
        }
        return models;
    }

    private static ModelGraph of(Iterable<Model> files, List<Model> audits) {
        Map<String, Model> models = new TreeMap<>();
        for (Model model : files) {
            if (models.put(model.name(), model) != null) {
                throw new IllegalStateException("two models are called " + model.name());
            }
        }
        check(models);
        Map<String, List<Model>> folders = new TreeMap<>();
        for (Model model : ordered(models)) {
            folders.computeIfAbsent(model.folder(), name -> new ArrayList<>()).add(model);
        }
        return new ModelGraph(folders, audits);
    }

    /** The folders in the order in which they are built. */
    public List<String> folders() {
        return List.copyOf(folders.keySet());
    }

    /** The models of a folder, each behind those it reads. */
    public List<Model> models(String folder) {
        return List.copyOf(folders.getOrDefault(folder, List.of()));
    }

    /** The models of a folder and of all later ones, each behind those it reads. */
    List<Model> modelsFrom(String folder) {
        return models().stream().filter(model -> model.folder().compareTo(folder) >= 0).toList();
    }

    /** All models in the order in which they are built. */
    public List<Model> models() {
        return folders.values().stream().flatMap(Collection::stream).toList();
    }

    /** The claims that every run must meet: what a query returns breaks one. */
    public List<Model> audits() {
        return audits;
    }

    private static void check(Map<String, Model> models) {
        for (Model model : models.values()) {
            for (String read : model.reads()) {
                Model other = models.get(read);
                if (other == null && !Model.isRoot(read)) {
                    throw new IllegalStateException(
                            model.name() + ".sql reads " + read + ", which nothing makes");
                }
                if (other != null && other.folder().compareTo(model.folder()) > 0) {
                    throw new IllegalStateException(
                            model.name()
                                    + ".sql reads "
                                    + read
                                    + " of the later folder "
                                    + other.folder());
                }
            }
        }
    }

    private static Collection<Model> ordered(Map<String, Model> models) {
        Map<String, Model> done = new LinkedHashMap<>();
        models.values().forEach(model -> visit(model, models, done, new LinkedHashSet<>()));
        return done.values();
    }

    private static void visit(
            Model model, Map<String, Model> models, Map<String, Model> done, Set<String> path) {
        if (done.containsKey(model.name())) {
            return;
        }
        if (!path.add(model.name())) {
            throw new IllegalStateException(
                    path.stream().collect(Collectors.joining(" reads "))
                            + " reads "
                            + model.name());
        }
        for (String read : new TreeSet<>(model.reads())) {
            Model other = models.get(read);
            if (other != null) {
                visit(other, models, done, path);
            }
        }
        path.remove(model.name());
        done.put(model.name(), model);
    }
}
