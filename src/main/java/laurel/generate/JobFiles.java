package laurel.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A job file beside the generated feeds, so that they can be run as they are. */
final class JobFiles {
    private JobFiles() {}

    static void write(GeneratorSettings settings, Path folder) {
        text(
                folder.resolve("job.yml"),
                """
                # A job for the feeds beside it. Written with them, free to be changed.
                name: generated
                timezone: Europe/Berlin
                currency: %s
                gross-margin: 0.55
                feeds: [feeds/*.yml]
                seasons:
                  - id: black-friday
                    rrule: FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1
                    length-days: 61
                  - id: spring
                    rrule: FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1
                    length-days: 31
                tiers:
                  method: share
                  list:
                    - {id: high, until: 0.60}
                    - {id: medium, until: 0.90}
                    - {id: general}
                publish: {to: published}
                """
                        .formatted(settings.currency()));
        for (String feed :
                List.of("orders", "refunds", "codes", "posts", "influencers", "deals", "clicks")) {
            feed(folder, feed);
        }
        if (settings.foreign() > 0) {
            feed(folder, "fx");
        }
    }

    private static void feed(Path folder, String feed) {
        text(
                folder.resolve("feeds/" + feed + ".yml"),
                "feed: %s\nsource: ../%s/*.csv\n".formatted(feed, feed));
    }

    private static void text(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
