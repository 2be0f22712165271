package laurel.spec.binding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a record's values, so that all of it is said at once. */
public final class Checks {
    private final List<SpecFault.Fault> faults = new ArrayList<>();

    /**
     * @param key the place within the record, e.g. {@code list[1].until}
     * @param message a {@link java.util.Formatter} text: what was met, what is wanted
     */
    public Checks that(boolean holds, String key, String message, @Nullable Object... values) {
        if (!holds) {
            faults.add(new SpecFault.Fault(key, String.format(Locale.ROOT, message, values)));
        }
        return this;
    }

    /** Each of {@code ids} stands once; {@code key} holds a {@code %d} for the place. */
    public Checks unique(List<?> ids, String key) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            that(
                    seen.add(ids.get(i)),
                    String.format(Locale.ROOT, key, i),
                    "%s stands twice; each may stand once",
                    ids.get(i) instanceof Enum<?> constant ? Names.of(constant) : ids.get(i));
        }
        return this;
    }

    /**
     * @throws SpecFault with everything that did not hold
     */
    public void done() {
        if (!faults.isEmpty()) {
            throw new SpecFault(faults);
        }
    }
}
