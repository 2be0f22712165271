package laurel.feeds;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import laurel.Digest;
import laurel.FileTrouble;
import laurel.Workers;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;

/** Tells what a run would read, without landing it. */
public final class FeedInputs {
    private FeedInputs() {}

    /**
     * A file that was delivered.
     *
     * @param file path relative to the fixed part of the feed's glob
     * @param digest sha256 of its bytes, hexadecimal
     */
    public record FeedInput(FeedKind feed, String file, String digest) {}

    /**
     * Reads all files once, for their digests: feeds as given, files in the order of delivery.
     *
     * @throws FeedException if files are missing or unreadable: all problems at once
     */
    public static List<FeedInput> of(List<FeedSpec> feeds, int threads) {
        List<FeedProblem> problems = Collections.synchronizedList(new ArrayList<>());
        List<FeedFile> files =
                feeds.stream().flatMap(spec -> FeedFiles.find(spec, problems).stream()).toList();
        List<FeedInput> inputs =
                Workers.map(threads, files, file -> input(file, problems)).stream()
                        .flatMap(List::stream)
                        .toList();
        if (!problems.isEmpty()) {
            throw new FeedException(problems);
        }
        return inputs;
    }

    private static List<FeedInput> input(FeedFile file, List<FeedProblem> problems) {
        FeedKind feed = file.spec().feed();
        try {
            return List.of(new FeedInput(feed, file.name(), Digest.of(file.path())));
        } catch (IOException e) {
            problems.add(
                    new FeedProblem(feed, file.name(), "cannot be read: " + FileTrouble.reason(e)));
            return List.of();
        }
    }
}
