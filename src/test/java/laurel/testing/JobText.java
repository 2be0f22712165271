package laurel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import laurel.spec.Job;
import laurel.spec.SpecReader;

/**
 * A small right job file in which a test changes one thing. Keys stand in the order they were set.
 */
public final class JobText {
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final List<String> feeds =
            new ArrayList<>(
                    List.of(
                            "{feed: orders, source: orders/*.csv}",
                            "{feed: codes, source: codes/*.csv}",
                            "{feed: posts, source: posts/*.csv}"));

    public JobText() {
        keys.put("name", "test");
        keys.put("timezone", "Europe/Berlin");
        keys.put("currency", "EUR");
        keys.put("feeds", "");
        keys.put(
                "seasons",
                "[{id: winter, rrule: FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1, length-days: 31}]");
        keys.put("publish", "{to: published}");
    }

    /**
     * @param key of the job, or {@code feeds[0]} to {@code feeds[3]} for a feed
     * @param yaml its value on one line
     */
    public JobText with(String key, String yaml) {
        if (key.startsWith("feeds[")) {
            int place = key.charAt(6) - '0';
            feeds.subList(place, Math.min(place + 1, feeds.size())).clear();
            feeds.add(place, yaml);
        } else {
            keys.put(key, yaml);
        }
        return this;
    }

    public JobText without(String key) {
        keys.remove(key);
        return this;
    }

    /** One key a line. */
    public String yaml() {
        StringBuilder text = new StringBuilder();
        keys.forEach(
                (key, value) ->
                        text.append(key)
                                .append(": ")
                                .append(key.equals("feeds") ? feeds.toString() : value)
                                .append('\n'));
        return text.toString();
    }

    /** Writes {@code job.yml} into the folder and reads it. */
    public Job read(Path folder) {
        try {
            return SpecReader.read(Files.writeString(folder.resolve("job.yml"), yaml()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
