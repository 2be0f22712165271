package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import laurel.batch.ChildJvm;
import laurel.harness.disk.FolderCopy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fault planted in a model is noticed by its cases, an audit, or the second program's answers.
 */
class PlantedFaultsTest {
    private static Instant since = Instant.EPOCH;
    private static long noticed;

    @TempDir Path folder;

    static List<PlantedFault> faults() throws IOException {
        return PlantedFault.all();
    }

    @BeforeAll
    static void begin() {
        since = Instant.now();
    }

    @AfterAll
    static void report() {
        if (noticed > 0) {
            new Promise("planted faults are noticed", noticed, "faults").report(since);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_fits_its_model(PlantedFault fault) throws IOException {
        Path file = fault.file(ChildJvm.CLASSES);
        assertNotEquals(Files.readString(file), fault.faulty(file));
    }

    @Test
    void there_are_enough_faults() throws IOException {
        assertTrue(faults().size() >= 10);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_noticed(PlantedFault fault) throws Exception {
        assumeTrue(Promise.isDeep(), "only in the deep form");
        FolderCopy.of(ChildJvm.CLASSES, folder.resolve("classes"));
        Path file = fault.file(folder.resolve("classes"));
        Files.writeString(file, fault.faulty(file));
        assertTrue(
                fails("laurel.models.ModelCasesTest") || fails("laurel.AcceptanceTest"),
                () -> "nothing noticed that " + fault);
        noticed++;
    }

    @Test
    void without_a_fault_nothing_fails() throws Exception {
        assumeTrue(Promise.isDeep(), "only in the deep form");
        FolderCopy.of(ChildJvm.CLASSES, folder.resolve("classes"));
        assertFalse(fails("laurel.models.ModelCasesTest") || fails("laurel.AcceptanceTest"));
    }

    /** Runs a test class over the changed classes. */
    private boolean fails(String test) throws Exception {
        return new ProcessBuilder(
                                ChildJvm.commandOf(folder.resolve("classes"), TestsOf.class, test))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                != 0;
    }
}
