package laurel.harness.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The points at which a process could be killed: both sides of what changes a folder. At each the
 * folder is copied, which is just what a kill leaves of it.
 *
 * @param watched the folder; what happens elsewhere is no point
 * @param kinds what is a point, e.g. {@code rename}
 * @param copies where copies go; null: none are made
 * @param ofAPlace so many points are copied of each place in the program, the first ones
 * @param places how many points there were of each place so far
 */
record Points(
        String watched,
        Set<String> kinds,
        @Nullable String copies,
        int ofAPlace,
        Map<String, Integer> places,
        AtomicLong passed) {
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String HARNESS = Points.class.getPackageName() + ".";

    /** A change of the disk. */
    interface Change {
        void make() throws IOException;
    }

    /** As the properties {@code laurel.points.…} say. */
    static Points ofProperties() {
        return new Points(
                System.getProperty("laurel.points.watched", "nothing"),
                Set.of(System.getProperty("laurel.points.kinds", "rename,fsync").split(",")),
                System.getProperty("laurel.points.copies"),
                Integer.getInteger("laurel.points.of-a-place", Integer.MAX_VALUE),
                new HashMap<>(),
                new AtomicLong());
    }

    void around(String kind, Path path, Change change) throws IOException {
        if (!kinds.contains(kind) || !path.toAbsolutePath().toString().startsWith(watched)) {
            change.make();
            return;
        }
        at("before " + kind, path);
        change.make();
        at("after " + kind, path);
    }

    private synchronized void at(String point, Path path) {
        long number = passed.incrementAndGet();
        if (copies != null && places.merge(point + place(), 1, Integer::sum) <= ofAPlace) {
            Path real = path.getFileSystem().getPath(watched);
            Path copy = path.getFileSystem().getPath(copies, "%05d".formatted(number));
            try {
                FolderCopy.of(real, copy.resolve("folder"));
                Files.writeString(
                        copy.resolve("point"),
                        point + " " + real.relativize(path.toAbsolutePath()) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The lines of the program that lead to a change. */
    private static String place() {
        return STACK.walk(
                frames ->
                        frames.filter(frame -> frame.getClassName().startsWith("laurel."))
                                .filter(frame -> !frame.getClassName().startsWith(HARNESS))
                                .map(StackWalker.StackFrame::toString)
                                .collect(Collectors.joining(" ")));
    }
}
