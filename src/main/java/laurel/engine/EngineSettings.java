package laurel.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * What an engine may use.
 *
 * @param threads at least 1
 * @param memoryLimit of the engine alone, without the heap, e.g. {@code 2GB}
 * @param spill folder for what does not fit in memory; made when needed
 * @param allowed folders that statements may read and write; everything else is refused
 */
public record EngineSettings(int threads, String memoryLimit, Path spill, List<Path> allowed) {
    public EngineSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        allowed = List.copyOf(allowed);
    }

    /** The same for one of several that work side by side. */
    public EngineSettings alone() {
        return new EngineSettings(1, memoryLimit, spill, allowed);
    }
}
