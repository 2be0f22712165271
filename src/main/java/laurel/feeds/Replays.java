package laurel.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import laurel.spec.FeedSpec;

/**
 * Repaired records that were delivered anew, {@code <folder>/0001-<digest>.csv} and so on: files of
 * their feed, behind all others, in the order in which they were repaired.
 */
final class Replays {
    /** Before the name of a file, as landing and the manifest tell it. */
    static final String PREFIX = "replayed/";

    /** Before an address that was hashed when its row was repaired. */
    static final String HASHED = "hmac-sha256:";

    static final String FEED = "laurel_feed";
    static final String FILE = "laurel_file";
    static final String LINE = "laurel_line";

    /** What stands beside a record for the person who repairs it. */
    static final List<String> BESIDE =
            List.of(
                    FEED,
                    FILE,
                    LINE,
                    "laurel_rule",
                    "laurel_column",
                    "laurel_wanted",
                    "laurel_text");

    private Replays() {}

    static List<FeedFile> of(FeedSpec feed) throws IOException {
        Path folder = feed.replayed();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .map(
                            file ->
                                    new FeedFile(
                                            feed.ofReplays(),
                                            file,
                                            PREFIX + file.getFileName(),
                                            true))
                    .toList();
        }
    }
}
