package laurel.publish;

import java.util.Set;

/** What is to be taken out of published texts. */
public interface Redaction {
    /** Texts of which one stands, in whatever letter case, in every cell that may change. */
    Set<String> words();

    /** Whether cells of a column of texts are looked at. */
    boolean covers(String column);

    /** What stands in place of a cell; the same where nothing is to be taken out. */
    String of(String column, String cell);

    /**
     * Columns to be emptied in rows whose {@code influencer_id} changes.
     *
     * @param columns of the dataset
     */
    Set<String> emptied(Set<String> columns);
}
