package laurel.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the program's own queries read, found by the build: with the engine's parser that takes
 * longer than all else before a night's first model. A line for each query: its digest, then the
 * tables. A query that was changed since is not in it.
 */
final class TablesKnown {
    private static final String RESOURCE = "tables-read.txt";

    private TablesKnown() {}

    /** By the digest of the query; nothing where the build did not write it down. */
    static Map<String, Set<String>> ofBuild() {
        Map<String, Set<String>> known = new HashMap<>();
        try (InputStream in = TablesKnown.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> Arrays.asList(line.split(" ")))
                        .forEach(
                                words ->
                                        known.put(
                                                words.get(0),
                                                new TreeSet<>(words.subList(1, words.size()))));
            }
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A step of the build: writes the resource into the folder of classes that is given. */
    public static void main(String[] args) throws IOException {
        List<SqlFiles.SqlFile> files = new ArrayList<>(SqlFiles.under("models"));
        files.addAll(SqlFiles.under("audits"));
        List<Set<String>> reads = TablesRead.parsed(files);
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < files.size(); at++) {
            lines.add(files.get(at).digest() + " " + String.join(" ", reads.get(at)));
        }
        lines.sort(null);
        Files.write(Path.of(args[0]).resolve("laurel/models").resolve(RESOURCE), lines);
    }
}
