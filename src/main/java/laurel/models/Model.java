package laurel.models;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final Pattern LOOKS_BEFORE =
            Pattern.compile("with the ([a-z_]+) of the months before");

    /** In a query: what was there of a relation before the months that are made. */
    private static final String BEFORE = "_before";

    public Model {
        reads = reads.stream().map(Model::relation).collect(Collectors.toUnmodifiableSet());
    }

    /** The relation that a name in the query is of. */
    static String relation(String name) {
        return name.endsWith(BEFORE) ? name.substring(0, name.length() - BEFORE.length()) : name;
    }

    /** What of a model is made anew when something changed; a line of its head says so. */
    public enum Building {
        /** All of it at once. */
        WHOLE,
        /** {@code -- Built by month}: a month's rows come from the same month of what is read. */
        BY_MONTH,
        /** {@code -- Cut by month}: made at once, but readers see whether their month changed. */
        CUT_BY_MONTH,
        /**
         * {@code -- Built and cut by month}: both. The months that are made are made with one
         * statement, as what it reads besides is large.
         */
        BUILT_AND_CUT_BY_MONTH;

        /** Whether single months are made. */
        boolean isByMonth() {
            return this == BY_MONTH || this == BUILT_AND_CUT_BY_MONTH;
        }
    }

    public Building building() {
        String head = head();
        if (head.contains("-- Built and cut by month")) {
            return Building.BUILT_AND_CUT_BY_MONTH;
        }
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

    /**
     * The name in the query for all earlier months of a relation: {@code with the orders of the
     * months before} are {@code orders_before}.
     */
    Optional<String> looksBefore() {
        Matcher found = LOOKS_BEFORE.matcher(head());
        return found.find() ? Optional.of(found.group(1) + BEFORE) : Optional.empty();
    }

    /** The names in the query: the relations, and what is looked at of one under another name. */
    Set<String> names() {
        return Stream.concat(reads.stream(), looksBefore().stream())
                .collect(Collectors.toUnmodifiableSet());
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
