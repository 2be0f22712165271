package laurel.models;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A relation and the query that makes it.
 *
 * @param name the relation: the file's name without {@code .sql}
 * @param folder where the file lies; folders are built in the order of their names
 * @param sql the query as written, understood by every engine
 * @param reads the relations that the query names: models, or roots ({@code raw_…}, {@code cfg_…})
 */
public record Model(String name, String folder, String sql, Set<String> reads) {
    private static final Pattern LOOKS_BACK =
            Pattern.compile("with the ([a-z_]+) of the months looked back");

    public Model {
        reads = Set.copyOf(reads);
    }

    /** What of a model is made anew when something changed; a line of its head says so. */
    public enum Building {
        /** All of it at once. */
        WHOLE,
        /** {@code -- Built by month}: a month's rows come from the same month of what is read. */
        BY_MONTH,
        /** {@code -- Cut by month}: made at once, but readers see whether their month changed. */
        CUT_BY_MONTH
    }

    public Building building() {
        String head = head();
        if (head.contains("-- Built by month")) {
            return Building.BY_MONTH;
        }
        return head.contains("-- Cut by month") ? Building.CUT_BY_MONTH : Building.WHOLE;
    }

    /**
     * The relation of which a month reads earlier months as well: {@code with the clicks of the
     * months looked back}.
     */
    Optional<String> looksBackOn() {
        Matcher found = LOOKS_BACK.matcher(head());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private String head() {
        return sql.lines()
                .takeWhile(line -> line.startsWith("--"))
                .collect(Collectors.joining("\n"));
    }

    static boolean isRoot(String relation) {
        return relation.startsWith("raw_") || relation.startsWith("cfg_");
    }
}
