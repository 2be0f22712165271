package laurel.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import laurel.spec.binding.Binder;
import laurel.spec.binding.Places;
import laurel.spec.binding.Problem;
import laurel.spec.binding.Problems;
import laurel.spec.binding.RecordKey;
import laurel.spec.binding.YamlFile;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** The feed files that a job file names, and what a feed takes from its job. */
final class FeedFiles implements Binder.Elements {
    private static final int MAX_DEPTH = 8;

    private final Path jobFile;
    private final @Nullable Node job;
    private final Problems ofJob;
    private final List<Problems> ofFeeds = new ArrayList<>();
    private final Map<FeedKind, String> declared = new LinkedHashMap<>();

    FeedFiles(Path jobFile, @Nullable Node job, Problems ofJob) {
        this.jobFile = jobFile;
        this.job = job;
        this.ofJob = ofJob;
    }

    static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of("") : folder;
    }

    /** Those of the job file first, then those of the feed files in the order they were read. */
    List<Problem> problems() {
        return Stream.concat(Stream.of(ofJob), ofFeeds.stream())
                .flatMap(problems -> problems.found().stream())
                .toList();
    }

    @Override
    public Optional<List<Object>> read(String text, String path, int line) {
        List<Path> files = find(text);
        if (files.isEmpty()) {
            ofJob.add(path, line, "no file is called '" + text + "' beside the job file");
            return Optional.empty();
        }
        List<Object> feeds = new ArrayList<>();
        for (Path file : files) {
            Problems problems = new Problems(name(file));
            ofFeeds.add(problems);
            YamlFile.read(file, problems).ifPresent(node -> bind(file, node, problems, feeds));
        }
        return feeds.size() == files.size() ? Optional.of(feeds) : Optional.empty();
    }

    private void bind(Path file, Node node, Problems problems, List<Object> feeds) {
        Path folder = folder(file);
        Optional<FeedSpec> feed =
                new Binder(folder, problems, (type, key, at) -> feedValue(folder, key, at))
                        .bind(FeedSpec.class, node);
        feed.ifPresent(spec -> once(spec, file, node, problems));
        feed.filter(spec -> problems.isEmpty()).ifPresent(feeds::add);
    }

    private void once(FeedSpec feed, Path file, Node node, Problems problems) {
        String before = declared.putIfAbsent(feed.feed(), name(file));
        if (before != null) {
            problems.add(
                    "feed",
                    Places.line(node, "feed"),
                    "%s is also declared in %s; one file declares each feed"
                            .formatted(feed.feed().id(), before));
        }
    }

    /** What holds for a feed that does not say: the job's word, or the custom of its kind. */
    @Nullable Object feedValue(Path folder, RecordKey key, MappingNode feed) {
        return switch (key.component().getName()) {
            case "folder" -> folder;
            case "isMultiline" ->
                    Places.text(feed, "feed").filter(FeedKind.POSTS.id()::equals).isPresent();
            case "tolerance", "maxRejectsShare" ->
                    ofJob(key.name())
                            .orElseThrow(() -> new IllegalStateException("[BUG] no default"));
            default -> null;
        };
    }

    /** A key of the job; what is wrong with it is said where the job is read. */
    private Optional<Object> ofJob(String name) {
        Binder quiet = new Binder(folder(jobFile), new Problems(""), (type, key, at) -> null);
        MappingNode empty = Places.emptyMapping();
        Optional<Object> said =
                job instanceof MappingNode mapping
                        ? quiet.bindKey(Job.class, name, mapping)
                        : Optional.empty();
        return said.isPresent() ? said : quiet.bindKey(Job.class, name, empty);
    }

    private List<Path> find(String text) {
        try {
            return find(folder(jobFile), text);
        } catch (IOException
                | UncheckedIOException
                | PatternSyntaxException
                | InvalidPathException e) {
            return List.of();
        }
    }

    private static List<Path> find(Path folder, String text) throws IOException {
        int glob = firstOf(text, "*?{[");
        if (glob < 0) {
            Path file = folder.resolve(text).normalize();
            return Files.isRegularFile(file) ? List.of(file) : List.of();
        }
        int slash = text.lastIndexOf('/', glob);
        Path start = folder.resolve(text.substring(0, slash + 1)).normalize();
        String pattern = text.substring(slash + 1);
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        int depth = pattern.contains("**") ? MAX_DEPTH : pattern.split("/", -1).length;
        try (Stream<Path> found = Files.walk(start, depth)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(start.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static int firstOf(String text, String signs) {
        return IntStream.range(0, text.length())
                .filter(i -> signs.indexOf(text.charAt(i)) >= 0)
                .findFirst()
                .orElse(-1);
    }
}
