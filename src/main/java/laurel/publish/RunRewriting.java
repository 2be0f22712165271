package laurel.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import laurel.DataException;
import laurel.Digest;
import laurel.Folders;
import laurel.publish.Manifest.PublishedFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes texts out of published runs. What changes of a run is written aside, its manifest last, and
 * then moved into its place file by file, so that whoever was killed goes on where it was. Nobody
 * else may publish meanwhile.
 */
public final class RunRewriting {
    /** The folder beside a run in which its new files wait. */
    public static final String ASIDE = ".rewriting";

    private final Path root;
    private final Redaction redaction;
    private final Map<String, Made> made = new HashMap<>();

    /**
     * What became of a file, for runs that share it.
     *
     * @param file empty: nothing was to be taken out
     */
    private record Made(Optional<Path> file) {}

    /**
     * @param root the publish folder
     */
    public RunRewriting(Path root, Redaction redaction) {
        this.root = root;
        this.redaction = redaction;
    }

    /**
     * Writes a file once more.
     *
     * @param target must not exist yet
     * @return whether anything was to be taken out; if not, nothing is written
     */
    public static boolean file(Path file, String dataset, Redaction redaction, Path target)
            throws IOException {
        return new FileRewriting(file, dataset, redaction).write(target);
    }

    /** Whether anything is to be taken out of a file. */
    public static boolean isNeeded(Path file, String dataset, Redaction redaction) {
        return new FileRewriting(file, dataset, redaction).isNeeded();
    }

    /** How many files of a run are to change. */
    public int count(String runId) throws IOException {
        Path folder = folder(runId);
        int count = 0;
        for (PublishedFile file : manifest(folder).files()) {
            Path path = folder.resolve(file.path());
            boolean isNeeded =
                    made.computeIfAbsent(
                                    file.sha256(),
                                    sha256 ->
                                            new Made(
                                                    new FileRewriting(
                                                                            path,
                                                                            file.dataset(),
                                                                            redaction)
                                                                    .isNeeded()
                                                            ? Optional.of(path)
                                                            : Optional.empty()))
                            .file()
                            .isPresent();
            count += isNeeded ? 1 : 0;
        }
        return count;
    }

    /**
     * Rewrites a run, or ends what was begun.
     *
     * @return how many of its files changed
     * @throws DataException if the run is not as it was published
     */
    public int rewrite(String runId) throws IOException {
        Path folder = folder(runId);
        Path aside = folder.resolveSibling(runId + ASIDE);
        int ended =
                Files.exists(aside.resolve(Manifest.NAME))
                        ? Aside.swap(aside, folder, Manifest.NAME)
                        : 0;
        Folders.delete(aside);
        check(folder);
        Manifest manifest = manifest(folder);
        List<PublishedFile> files = new ArrayList<>();
        for (PublishedFile file : manifest.files()) {
            files.add(rewrite(file, folder, aside));
        }
        papers(folder, aside);
        if (!Files.exists(aside)) {
            return ended;
        }
        Disk.settle(aside);
        Disk.replace(aside.resolve(Manifest.NAME), Json.bytes(manifest.with(files)));
        return ended + Aside.swap(aside, folder, Manifest.NAME);
    }

    private static void check(Path folder) {
        List<String> problems = RunCheck.digests(folder);
        if (!problems.isEmpty()) {
            throw new DataException(
                    String.join(System.lineSeparator(), problems)
                            + System.lineSeparator()
                            + "a damaged run cannot be rewritten; bring its files back, or delete the run's folder, and start again");
        }
    }

    private Path folder(String runId) {
        return Runs.at(root).folder().resolve(runId);
    }

    private static Manifest manifest(Path folder) {
        return Manifest.in(folder)
                .orElseThrow(() -> new DataException(folder + " has no " + Manifest.NAME));
    }

    private PublishedFile rewrite(PublishedFile file, Path folder, Path aside) throws IOException {
        Path target = aside.resolve(file.path());
        Made known = made.get(file.sha256());
        if (known == null) {
            boolean isChanged =
                    new FileRewriting(folder.resolve(file.path()), file.dataset(), redaction)
                            .write(target);
            // where other runs that share it will find it
            Path home = folder.resolve(file.path());
            made.put(file.sha256(), new Made(isChanged ? Optional.of(home) : Optional.empty()));
            return isChanged ? published(file, target) : file;
        }
        if (known.file().isEmpty()) {
            return file;
        }
        Files.createDirectories(target.getParent());
        Path home = known.file().get();
        Path source = home.startsWith(folder) ? aside.resolve(folder.relativize(home)) : home;
        Files.copy(source, target);
        Disk.share(target, source);
        return published(file, target);
    }

    private static PublishedFile published(PublishedFile file, Path made) throws IOException {
        return new PublishedFile(
                file.path(),
                file.dataset(),
                Digest.of(made),
                file.rows(),
                Files.size(made),
                file.sums());
    }

    /** What lies beside the datasets as JSON. */
    private void papers(Path folder, Path aside) throws IOException {
        for (Path paper : files(folder, 1)) {
            String name = String.valueOf(paper.getFileName());
            if (name.endsWith(".json") && !name.equals(Manifest.NAME)) {
                JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(paper));
                JsonNode hidden = hidden("", json);
                if (!hidden.equals(json)) {
                    Files.createDirectories(aside);
                    Files.write(aside.resolve(name), Json.bytes(hidden));
                }
            }
        }
    }

    private JsonNode hidden(String key, JsonNode json) {
        if (json instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties()
                    .forEach(
                            entry ->
                                    copy.set(
                                            entry.getKey(),
                                            hidden(entry.getKey(), entry.getValue())));
            return copy;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(hidden(key, element)));
            return copy;
        }
        return json instanceof StringNode text && redaction.covers(key)
                ? StringNode.valueOf(redaction.of(key, text.stringValue()))
                : json;
    }

    private static List<Path> files(Path folder, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
