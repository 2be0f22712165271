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
 * @param names what the query names: relations, models or roots ({@code raw_…}, {@code cfg_…}); and
 *     {@code orders_before} for all months of {@code orders} before those that are made
 */
public record Model(String name, String folder, String sql, Set<String> names) {
    private static final Pattern BUILT =
            Pattern.compile("^-- Built (and cut )?by month", Pattern.MULTILINE);
    private static final Pattern CUT =
            Pattern.compile("^-- (Cut|Built and cut) by month", Pattern.MULTILINE);
    private static final Pattern REACHES =
            Pattern.compile(
                    "^-- .*with the ([a-z_]+) of (the months looked back|all months of its seasons)",
                    Pattern.MULTILINE);

    private static final String BEFORE = "_before";

    public Model {
        names = Set.copyOf(names);
    }

    /** The relations that the query reads. */
    public Set<String> reads() {
        return names.stream().map(Model::relation).collect(Collectors.toUnmodifiableSet());
    }

    /** The relation that a name in a query is of. */
    static String relation(String name) {
        return isBefore(name) ? name.substring(0, name.length() - BEFORE.length()) : name;
    }

    /** Whether a name in a query is of a relation's months before those that are made. */
    static boolean isBefore(String name) {
        return name.endsWith(BEFORE);
    }

    /**
     * {@code -- Built by month} in the head: only the months that changed are made; a month's rows
     * come from the same month of what is read. Otherwise all of it is made at once.
     */
    boolean isBuiltByMonth() {
        return BUILT.matcher(sql).find();
    }

    /**
     * {@code -- Cut by month} in the head: what is made is made with one statement, and readers see
     * whether the rows of their month changed. {@code -- Built and cut by month}: also only the
     * months that changed are made.
     */
    boolean isCutByMonth() {
        return CUT.matcher(sql).find();
    }

    /**
     * The relation of which a month reads other months as well.
     *
     * @param isOfSeasons {@code with the season_lines of all months of its seasons}: of those that
     *     begin in the month; otherwise {@code with the clicks of the months looked back}
     */
    record Reach(String relation, boolean isOfSeasons) {}

    Optional<Reach> reach() {
        Matcher found = REACHES.matcher(sql);
        return found.find()
                ? Optional.of(new Reach(found.group(1), found.group(2).endsWith("seasons")))
                : Optional.empty();
    }

    static boolean isRoot(String relation) {
        return relation.startsWith("raw_") || relation.startsWith("cfg_");
    }
}
