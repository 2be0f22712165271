package laurel.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The eight feeds, in the order the documentation lists them. What each holds says its contract,
 * {@code laurel/feeds/<feed>.yml}.
 */
public enum FeedKind {
    ORDERS,
    REFUNDS,
    CODES,
    POSTS,
    INFLUENCERS,
    DEALS,
    CLICKS,
    FX;

    private volatile @Nullable FeedContract contract;

    /** What a cell of a column holds, and so by which rule it is checked. */
    public enum Cell {
        TEXT,
        TOKEN,
        CODES,
        EMAIL,
        MONEY,
        RATE,
        COUNT,
        BOOLEAN,
        TIMESTAMP,
        DATE,
        CURRENCY
    }

    /**
     * A canonical column.
     *
     * @param isRequired whether every row must fill it
     * @param cell what its cells hold
     * @param words what may stand in it; empty: anything of its kind
     * @param blank the word that a blank cell stands for; null: a blank cell is unknown
     * @param isShare whether a rate must lie from 0 to 1; others must be above 0
     * @param isPersonal whether it names or describes a person
     */
    public record FeedColumn(
            String name,
            boolean isRequired,
            Cell cell,
            List<String> words,
            @Nullable String blank,
            boolean isShare,
            boolean isPersonal,
            String meaning) {
        public FeedColumn {
            words = List.copyOf(words);
        }
    }

    /** The name in job files, relations and reports: {@code orders}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Read when first asked for. */
    public FeedContract contract() {
        FeedContract read = contract;
        if (read == null) {
            read = FeedContract.of(OpenContract.resource("/laurel/feeds/" + id() + ".yml"));
            contract = read;
        }
        return read;
    }

    public List<FeedColumn> columns() {
        return contract().columns();
    }

    public static Optional<FeedKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
