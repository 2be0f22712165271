package laurel.models;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do with a relation.
 *
 * @param months that are made anew for certain; none for what is made at once
 * @param perhaps months that are spared when what they read comes out as it was
 * @param others what becomes of months that only a run can tell; kept: there are none
 * @param changes why; none when it is kept
 */
public record PlannedRelation(
        Model model,
        State state,
        SortedSet<Integer> months,
        SortedSet<Integer> perhaps,
        State others,
        List<Change> changes) {

    /** Kept, or not. */
    public enum State {
        /** As an earlier run built it. */
        KEPT,
        /** Spared when what it reads is built anew, but comes out as it was. */
        PERHAPS,
        /** Built anew. */
        REBUILT
    }

    /**
     * One thing that is not as it was when the relation, or a month of it, was built.
     *
     * @param of a relation, or {@code (model)}, {@code (functions)}, {@code (engine)}, as in {@link
     *     Built.Part#from}
     * @param work of the run it is compared with; null: nothing is kept of the relation
     * @param month null: all of what is made at once, or the months that only a run can tell
     * @param was its digest then; null: there was none, or nothing of that month
     * @param now its digest, where it can be told
     */
    public record Change(
            String of,
            @Nullable Path work,
            @Nullable Integer month,
            @Nullable String was,
            String now) {}
}
