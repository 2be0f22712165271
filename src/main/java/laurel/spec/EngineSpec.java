package laurel.spec;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;
import laurel.spec.binding.Shorthand;
import org.jspecify.annotations.Nullable;

/**
 * Which engine builds, and what it may use of the machine; results do not depend on it.
 *
 * @param kind the embedded engine, or a cluster's
 * @param threads null: one a core
 * @param memory e.g. {@code 2GB}; null: 60 % of the machine's memory
 */
@Shorthand("kind")
@Doc("Which engine builds, and what it may use of the machine. Results do not depend on it.")
public record EngineSpec(
        @Doc("duckdb, which is inside; or spark, which spark-submit brings.") @Default("duckdb")
                Kind kind,
        @Doc(value = "How many threads work.", otherwise = "one a core") @Min("1") @Max("1024")
                @Nullable Integer threads,
        @Doc(
                        value = "How much memory the engine may take, e.g. 2GB or 800MB.",
                        otherwise = "60 % of the machine's memory")
                @Nullable String memory) {

    /** The engines that run the models. */
    public enum Kind {
        DUCKDB,
        SPARK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public EngineSpec {
        new Checks()
                .that(
                        memory == null || memory.matches("[1-9][0-9]{0,5}(MB|GB)"),
                        "memory",
                        "'%s' is not an amount such as 2GB or 800MB",
                        memory)
                .done();
    }

    public int threadsToUse() {
        return threads != null ? threads : Runtime.getRuntime().availableProcessors();
    }

    /** As the engine reads it: a number with its unit. */
    public String memoryToUse() {
        if (memory != null) {
            return memory;
        }
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return machine.getTotalMemorySize() / 1_000_000 * 60 / 100 + "MB";
    }
}
