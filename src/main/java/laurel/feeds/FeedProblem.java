package laurel.feeds;

import java.util.Comparator;
import laurel.spec.FeedKind;
import org.jspecify.annotations.Nullable;

/**
 * A reason why feeds cannot be landed at all.
 *
 * @param file path relative to the fixed part of the feed's glob; null: the feed as a whole
 * @param what what was met, what is wanted, what to do
 */
public record FeedProblem(FeedKind feed, @Nullable String file, String what) {
    /** By feed, then file; those of a whole feed first. */
    static final Comparator<FeedProblem> IN_ORDER =
            Comparator.comparing(FeedProblem::feed)
                    .thenComparing(problem -> problem.file == null ? "" : problem.file);

    @Override
    public String toString() {
        return feed.id() + (file == null ? "" : " " + file) + ": " + what;
    }
}
