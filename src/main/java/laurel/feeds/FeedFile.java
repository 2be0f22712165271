package laurel.feeds;

import java.nio.file.Path;
import laurel.spec.FeedSpec;

/**
 * A file that a feed delivers.
 *
 * @param name path relative to the fixed part of the feed's glob, {@code /} between its parts
 * @param isReplayed whether its records were quarantined once, and repaired
 */
record FeedFile(FeedSpec spec, Path path, String name, boolean isReplayed) {}
