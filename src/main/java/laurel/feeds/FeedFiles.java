package laurel.feeds;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import laurel.FileTrouble;
import laurel.spec.FeedSpec;

/**
 * Finds the files of a feed: {@code *} and {@code ?} within a name, {@code **} for any folders,
 * none too. Hidden files and control totals are no feed files.
 */
final class FeedFiles {
    /** By Unicode code point, which differs from String's own order outside the basic plane. */
    private static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    private FeedFiles() {}

    /**
     * The files in the order of delivery, repaired records last. A feed without any, or a file
     * named under {@code order} that is not there, is a problem.
     */
    static List<FeedFile> find(FeedSpec spec, List<FeedProblem> problems) {
        Path pattern = spec.folder().resolve(spec.source()).toAbsolutePath().normalize();
        TreeMap<String, Path> found = new TreeMap<>(BY_CODE_POINT);
        try {
            find(pattern, found);
        } catch (IOException e) {
            problems.add(
                    new FeedProblem(
                            spec.feed(), null, "cannot be listed: " + FileTrouble.reason(e)));
        }
        if (found.isEmpty()) {
            problems.add(new FeedProblem(spec.feed(), null, "no file matches " + pattern));
        }
        List<FeedFile> files = new ArrayList<>();
        for (String name : spec.order()) {
            Path path = found.remove(name);
            if (path != null) {
                files.add(new FeedFile(spec, path, name, false));
            } else if (files.stream().noneMatch(file -> file.name().equals(name))) {
                String what = "is named under order, but there is no such file";
                problems.add(new FeedProblem(spec.feed(), name, what));
            }
        }
        found.forEach((name, path) -> files.add(new FeedFile(spec, path, name, false)));
        files.addAll(replays(spec, problems));
        return files;
    }

    private static List<FeedFile> replays(FeedSpec spec, List<FeedProblem> problems) {
        try {
            return Replays.of(spec);
        } catch (IOException e) {
            String what = "repaired records cannot be listed: " + FileTrouble.reason(e);
            problems.add(new FeedProblem(spec.feed(), null, what));
            return List.of();
        }
    }

    private static void find(Path pattern, Map<String, Path> found) throws IOException {
        List<String> parts = new ArrayList<>();
        pattern.forEach(part -> parts.add(part.toString()));
        int fixed = 0;
        Path folder = pattern.getRoot();
        while (fixed < parts.size() - 1 && !isPattern(parts.get(fixed))) {
            folder = folder.resolve(parts.get(fixed++));
        }
        if (Files.isDirectory(folder)) {
            walk(folder, "", parts, fixed, found);
        }
    }

    private static void walk(
            Path folder, String prefix, List<String> parts, int at, Map<String, Path> found)
            throws IOException {
        String part = parts.get(at);
        boolean isLast = at == parts.size() - 1;
        boolean isDeep = part.equals("**");
        if (isDeep && !isLast) {
            walk(folder, prefix, parts, at + 1, found);
        }
        for (Path entry : entries(folder)) {
            String name = entry.getFileName().toString();
            boolean isHidden = name.startsWith(".") && !part.startsWith(".");
            if (isHidden || !(isDeep || matches(part, name))) {
                continue;
            }
            boolean isOwnFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
            if (isLast && Files.isRegularFile(entry) && !ControlTotal.isSidecar(name)) {
                found.put(prefix + name, entry);
            } else if (isDeep && isOwnFolder) {
                walk(entry, prefix + name + "/", parts, at, found);
            } else if (!isDeep && !isLast && Files.isDirectory(entry)) {
                walk(entry, prefix + name + "/", parts, at + 1, found);
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        }
        return entries;
    }

    private static boolean isPattern(String part) {
        return part.indexOf('*') >= 0 || part.indexOf('?') >= 0;
    }

    private static boolean matches(String pattern, String name) {
        int star = -1;
        int mark = 0;
        int at = 0;
        int to = 0;
        while (to < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                mark = to;
            } else if (at < pattern.length()
                    && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(to))) {
                at++;
                to++;
            } else if (star >= 0) {
                at = star + 1;
                to = ++mark;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
