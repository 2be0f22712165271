package laurel.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import laurel.DataException;
import laurel.harness.FuzzTarget;

/** Any bytes as pointer and manifest: a run, none, or damage that is told. */
public final class ManifestFuzz {
    private static final Path FOLDER = folder();

    private ManifestFuzz() {}

    /** Called by the fuzzer first: classes are loaded before the clock runs. */
    public static void fuzzerInitialize() {
        FuzzTarget.MANIFEST.warmUp();
    }

    /** Called by the fuzzer with one input after the other. */
    public static void fuzzerTestOneInput(byte[] data) {
        boolean isPointer = data.length > 0 && data[0] == 'p';
        try {
            Files.write(FOLDER.resolve(Pointer.NAME), isPointer ? data(data) : POINTER);
            Files.write(FOLDER.resolve("runs/r/MANIFEST.json"), isPointer ? new byte[0] : data);
            Runs runs = Runs.at(FOLDER);
            runs.list();
            runs.current().ifPresent(run -> run.manifest().problems(run.folder()));
        } catch (DataException told) {
            // said so, with a way out
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final byte[] POINTER =
            Json.bytes(Pointer.Target.of("r", java.time.LocalDate.parse("2025-12-31")));

    private static byte[] data(byte[] all) {
        return java.util.Arrays.copyOfRange(all, 1, all.length);
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("manifest-fuzz");
            Files.createDirectories(folder.resolve("runs/r"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
