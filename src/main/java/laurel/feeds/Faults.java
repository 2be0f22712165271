package laurel.feeds;

import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a row and keeps what names it: the first rule, its first column. */
final class Faults {
    static final int NO_COLUMN = -1;

    private @Nullable Rule rule;
    private int column;
    private @Nullable String wanted;

    void clear() {
        rule = null;
    }

    /**
     * @param blamed place of the column among the feed's, or {@link #NO_COLUMN}
     * @param what is wanted instead
     */
    void add(Rule found, int blamed, @Nullable String what) {
        if (rule == null || found.compareTo(rule) < 0) {
            rule = found;
            column = blamed;
            wanted = what;
        }
    }

    /** Null: nothing is wrong. */
    @Nullable Rule rule() {
        return rule;
    }

    int column() {
        return column;
    }

    @Nullable String wanted() {
        return wanted;
    }
}
