package laurel.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a run leaves: the names of all files and folders, and the digests of files. */
final class Tree {
    /** A run that goes on has a work folder of another name. */
    private static final Pattern WORK = Pattern.compile("^(state/work/[^/]+/)[0-9a-f]{16}");

    /**
     * Which of its files are new is a part of what is built, and a night's second start knows more.
     */
    private static final Pattern BUILT = Pattern.compile("^(state/built/[^/]+/)[0-9a-f]{32}");

    /**
     * They say when, where and at which attempt, not what: outside of every promise but that they
     * are there.
     */
    private static final Pattern TELLING =
            Pattern.compile(
                    ".*/(run_results|sources).json|published/HISTORY.jsonl|state/repository.*"
                            + "|state/(work|built)/.*");

    private Tree() {}

    /**
     * What runs promise to leave: telling files only have to be there.
     *
     * @param night a folder with {@code published} and {@code state}
     * @return a line for each name, in order
     */
    static String of(Path night) {
        return of(night, name -> TELLING.matcher(name).matches());
    }

    /** As {@link #of}, with the digest of every file. */
    static String whole(Path night) {
        return of(night, name -> false);
    }

    private static String of(Path night, Predicate<String> isTelling) {
        Map<String, String> lines = new TreeMap<>();
        try (Stream<Path> entries = Files.walk(night)) {
            for (Path entry : entries.toList()) {
                String name = night.relativize(entry).toString();
                if (name.startsWith("published") || name.startsWith("state")) {
                    String work = WORK.matcher(name).replaceFirst("$1(key)");
                    String line = BUILT.matcher(work).replaceFirst("$1(key)");
                    String twin = lines.put(line, isTelling.test(name) ? "" : digest(entry));
                    if (twin != null) {
                        lines.put(line + " again", twin);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StringBuilder text = new StringBuilder();
        lines.forEach((name, digest) -> text.append(name).append(' ').append(digest).append('\n'));
        return text.toString();
    }

    private static String digest(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            return "folder";
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(entry)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /**
     * Lines of one tree that the other lacks, marked.
     *
     * @return empty when both are the same
     */
    static String difference(String wanted, String found) {
        List<String> both = wanted.lines().filter(found.lines().toList()::contains).toList();
        StringBuilder text = new StringBuilder();
        wanted.lines()
                .filter(line -> !both.contains(line))
                .forEach(line -> text.append("missing: ").append(line).append('\n'));
        found.lines()
                .filter(line -> !both.contains(line))
                .forEach(line -> text.append("left: ").append(line).append('\n'));
        return text.toString();
    }
}
