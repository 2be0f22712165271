package laurel.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import laurel.spec.FeedSpec;

/** When the files of a feed were last written; nothing published may rest on it. */
public final class FeedTimes {
    private FeedTimes() {}

    /** File, as landing names it, to its time; files that are gone meanwhile are left out. */
    public static Map<String, Instant> of(FeedSpec feed) throws IOException {
        Map<String, Instant> times = new TreeMap<>();
        for (FeedFile file : FeedFiles.find(feed, new ArrayList<>())) {
            try {
                times.put(file.name(), Files.getLastModifiedTime(file.path()).toInstant());
            } catch (NoSuchFileException gone) {
                // it was there when the folder was listed
            }
        }
        return times;
    }
}
