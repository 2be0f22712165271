package laurel.spec.binding;

import java.util.List;
import java.util.stream.Collectors;

/** Values that contradict each other; thrown by the record that would hold them. */
public final class SpecFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param key the place within the record, e.g. {@code list[1].until}; empty for all of it
     * @param message what was met, what is wanted
     */
    public record Fault(String key, String message) {}

    private final transient List<Fault> faults;

    public SpecFault(String key, String message) {
        this(List.of(new Fault(key, message)));
    }

    public SpecFault(List<Fault> faults) {
        super(faults.stream().map(SpecFault::text).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    private static String text(Fault fault) {
        return fault.key().isEmpty() ? fault.message() : fault.key() + ": " + fault.message();
    }
}
