package laurel.harness.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The points at which a process could be killed: both sides of what changes a folder. At each the
 * folder is copied, which is just what a kill leaves of it.
 *
 * @param watched the folder; what happens elsewhere is no point
 * @param kinds what is a point, e.g. {@code rename}
 * @param copies where copies go; null: none are made
 * @param every one of so many points is copied, e.g. 1 for all
 * @param everySeen the same of points at what is published
 */
record Points(
        String watched,
        Set<String> kinds,
        @Nullable String copies,
        int every,
        int everySeen,
        AtomicLong passed) {
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
                Integer.getInteger("laurel.points.every", 1),
                Integer.getInteger("laurel.points.every-seen", 1),
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
        boolean isSeen = path.toString().contains("published");
        if (copies != null && number % (isSeen ? everySeen : every) == 0) {
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
}
