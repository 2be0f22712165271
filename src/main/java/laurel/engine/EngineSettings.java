package laurel.engine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an engine may use.
 *
 * @param threads at least 1
 * @param memoryLimit of the engine alone, without the heap, e.g. {@code 2GB}
 * @param spill folder for what does not fit in memory; made when needed
 * @param allowed folders that statements may read and write; everything else is refused
 */
public record EngineSettings(int threads, String memoryLimit, Path spill, List<Path> allowed) {
    private static final Pattern SIZE =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?) *((?:[KMGT]i?)?B?)", Pattern.CASE_INSENSITIVE);

    public EngineSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        allowed = List.copyOf(allowed);
    }

    /**
     * What each of several may use that work at the same time: one thread, its part of the memory.
     */
    public EngineSettings share(int parts) {
        return new EngineSettings(1, bytes(memoryLimit) / parts + "B", spill, allowed);
    }

    /** DuckDB's units: KB, MB, GB, TB by thousands, KiB, MiB, GiB, TiB by 1,024. */
    private static long bytes(String size) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "memory %s is not a size such as 2GB".formatted(size));
        }
        String unit = matcher.group(2).toUpperCase(Locale.ROOT);
        long base = unit.endsWith("IB") ? 1024 : 1000;
        int power = unit.equals("B") || unit.isEmpty() ? 0 : 1 + "KMGT".indexOf(unit.charAt(0));
        return new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(base).pow(power))
                .longValue();
    }
}
