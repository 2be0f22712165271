package laurel.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import laurel.engine.QueryReader;

/** What a run needs of the machine, whatever the job. */
final class MachineDoctor {
    private MachineDoctor() {}

    static List<Finding> examine() {
        return List.of(java(), zones(), engine(), temp(), memory());
    }

    private static Finding java() {
        String version = System.getProperty("java.version");
        int feature = Runtime.version().feature();
        String found = version + ", " + System.getProperty("java.vendor");
        return feature >= 17
                ? Finding.ok("java", found)
                : Finding.fail("java", found + "; 17 or newer is needed");
    }

    private static Finding zones() {
        String version = ZoneRulesProvider.getVersions("Europe/Berlin").lastKey();
        return Finding.ok("time zones", "data of " + version);
    }

    private static Finding engine() {
        try (QueryReader reader = QueryReader.open()) {
            return Finding.ok(
                    "engine",
                    "DuckDB "
                            + reader.rows("select version() as version").get(0).get("version")
                            + " loads and answers");
        } catch (RuntimeException | LinkageError failure) {
            return Finding.fail(
                    "engine",
                    "DuckDB's native library does not load ("
                            + failure
                            + "); it is unpacked to the temporary folder, which must allow programs");
        }
    }

    private static Finding temp() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        List<String> faults = Probe.folder(folder);
        return faults.isEmpty()
                ? Finding.ok("temporary folder", folder.toString())
                : Finding.fail(
                        "temporary folder",
                        folder + " " + String.join(", ", faults) + "; choose another by TMPDIR");
    }

    private static Finding memory() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long total = machine.getTotalMemorySize();
        String found =
                "%s in the machine, %d cores"
                        .formatted(
                                Amounts.bytes(total), Runtime.getRuntime().availableProcessors());
        return total >= 2_000_000_000L
                ? Finding.ok("memory", found)
                : Finding.warn("memory", found + "; below 2 GB large feeds will be slow");
    }
}
