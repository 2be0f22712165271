package laurel.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Tries in a folder what a run will do there. Leaves nothing behind. */
final class Probe {
    private Probe() {}

    /**
     * @return what does not work, in words; empty when all does
     */
    static List<String> folder(Path folder) {
        List<String> faults = new ArrayList<>();
        Path probe;
        try {
            probe = Files.createTempDirectory(folder, ".laurel-doctor");
        } catch (IOException denied) {
            return List.of("cannot write: " + reason(denied));
        }
        Path file = probe.resolve("file");
        Path other = probe.resolve("other");
        attempt(faults, "write", () -> Files.writeString(file, "laurel"));
        attempt(faults, "lock", () -> lock(file));
        attempt(faults, "link hard", () -> Files.createLink(other, file));
        attempt(
                faults,
                "replace atomically",
                () -> Files.move(file, other, StandardCopyOption.ATOMIC_MOVE));
        attempt(faults, "force to disk", () -> force(probe));
        attempt(
                faults,
                "delete",
                () -> {
                    Files.deleteIfExists(file);
                    Files.deleteIfExists(other);
                    Files.delete(probe);
                });
        return faults;
    }

    private interface Act {
        void run() throws IOException;
    }

    private static void attempt(List<String> faults, String what, Act act) {
        try {
            act.run();
        } catch (IOException | UnsupportedOperationException failure) {
            faults.add("cannot " + what + ": " + reason(failure));
        }
    }

    private static void lock(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IOException("a lock that nobody holds was refused");
            }
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static String reason(Exception failure) {
        if (failure instanceof FileSystemException denied && denied.getReason() != null) {
            return denied.getReason();
        }
        return failure.getClass().getSimpleName() + " " + failure.getMessage();
    }
}
