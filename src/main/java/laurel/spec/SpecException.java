package laurel.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import laurel.spec.binding.Problem;

/** A job file, or a file it names, is wrong; the message lists all that is. */
public final class SpecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public SpecException(List<Problem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** File after file as they were read, each with its problems by line. */
    private static String text(List<Problem> problems) {
        Map<String, List<Problem>> byFile = new LinkedHashMap<>();
        for (Problem problem : problems) {
            byFile.computeIfAbsent(problem.file(), file -> new ArrayList<>()).add(problem);
        }
        List<String> lines = new ArrayList<>();
        byFile.forEach(
                (file, found) -> {
                    if (found.size() == 1 && isOfWholeFile(found.get(0))) {
                        lines.add(file + ": " + found.get(0).message());
                        return;
                    }
                    String count = found.size() == 1 ? "1 problem" : found.size() + " problems";
                    lines.add(file + ": " + count);
                    found.stream()
                            .sorted(Comparator.comparingInt(Problem::line))
                            .forEach(problem -> lines.add("  " + problem));
                });
        return String.join("\n", lines);
    }

    private static boolean isOfWholeFile(Problem problem) {
        return problem.path().isEmpty() && problem.line() == 0;
    }
}
