package laurel.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import laurel.Digest;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs tell of feed files.
 *
 * @param published sha256 of the files of the last published run
 * @param digests sha256 of files that were read, by their stamp
 */
public record FeedHistory(Set<String> published, Map<String, String> digests) {
    /** Where there was no run. */
    public static final FeedHistory NONE = new FeedHistory(Set.of(), Map.of());

    /**
     * A file changed so short a time ago may be changed once more without getting another time of
     * change: clocks of file systems tick in steps of up to two seconds.
     */
    private static final Duration UNSETTLED = Duration.ofMinutes(1);

    private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,ctime";

    public FeedHistory {
        published = Set.copyOf(published);
        digests = Map.copyOf(digests);
    }

    /**
     * @param published sha256 of the files of the last published run
     * @param landed what earlier runs landed
     */
    public static FeedHistory of(Set<String> published, Collection<LandedFeeds> landed) {
        Map<String, String> digests = new HashMap<>();
        for (LandedFeeds feeds : landed) {
            for (LandedFile file : feeds.files()) {
                if (file.stamp() != null) {
                    digests.put(file.stamp(), file.digest());
                }
            }
        }
        return new FeedHistory(published, digests);
    }

    /**
     * A file and what it had when it was read.
     *
     * @param digest sha256 of its bytes, hexadecimal
     * @param stamp a file of the same stamp has the same bytes; null: none can be given
     */
    record Known(String digest, @Nullable String stamp) {}

    /** Reads a file for its digest, unless it was read before and is as it was. */
    Known know(Path file) throws IOException {
        return know(file, Instant.now());
    }

    /**
     * As above.
     *
     * @param now when this is asked
     */
    Known know(Path file, Instant now) throws IOException {
        String stamp = stamp(file, now);
        String known = stamp == null ? null : digests.get(stamp);
        if (known != null) {
            return new Known(known, stamp);
        }
        String digest = Digest.of(file);
        boolean isStill = stamp != null && stamp.equals(stamp(file, now));
        return new Known(digest, isStill ? stamp : null);
    }

    /**
     * Which file it is, its size, and when its bytes and its inode changed last. The last of these
     * (ctime of POSIX's sys/stat.h) moves with every write, and no program can set it.
     */
    private static @Nullable String stamp(Path file, Instant now) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return null;
        }
        Map<String, Object> found = Files.readAttributes(file, ATTRIBUTES);
        FileTime changedAt = (FileTime) Objects.requireNonNull(found.get("ctime"));
        boolean isSettled = changedAt.toInstant().isBefore(now.minus(UNSETTLED));
        return isSettled ? new TreeMap<>(found).toString() : null;
    }
}
