package laurel.spec;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;
import org.jspecify.annotations.Nullable;

/**
 * What the engine may use of the machine; results do not depend on it.
 *
 * @param threads null: one a core
 * @param memory e.g. {@code 2GB}; null: 60 % of the machine's memory
 */
@Doc("What the engine may use of the machine. Results do not depend on it.")
public record EngineSpec(
        @Doc(value = "How many threads work.", otherwise = "one a core") @Min("1") @Max("1024")
                @Nullable Integer threads,
        @Doc(
                        value = "How much memory the engine may take, e.g. 2GB or 800MB.",
                        otherwise = "60 % of the machine's memory")
                @Nullable String memory) {

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
