package laurel.feeds;

import java.util.List;
import java.util.stream.Collectors;

/** Feeds that cannot be landed, with all problems of all files. */
public final class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FeedProblem> problems;

    public FeedException(List<FeedProblem> problems) {
        super(message(sorted(problems)));
        this.problems = sorted(problems);
    }

    public List<FeedProblem> problems() {
        return problems;
    }

    private static List<FeedProblem> sorted(List<FeedProblem> problems) {
        return problems.stream().sorted(FeedProblem.IN_ORDER).toList();
    }

    private static String message(List<FeedProblem> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream()
                .map(problem -> "  " + problem)
                .collect(Collectors.joining("\n", "feeds: " + count + "\n", ""));
    }
}
