package laurel.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import laurel.Folders;

/**
 * Keeps a second run out of a state folder. The operating system holds the lock and drops it with
 * the process, however that dies, so whoever gets it knows that no other run is alive. Local disks
 * only: network file systems promise less.
 */
public final class RunLock implements AutoCloseable {
    /** Far behind the text, so that the text stays readable where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /**
     * Locks held by this process: closing any channel of a file drops every POSIX lock the process
     * has on it, so a held file must not even be opened again. With what is written inside.
     */
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param state the state folder; made when missing
     * @throws AlreadyRunningException at once, when another run holds it
     */
    public static RunLock acquire(Path state) throws IOException {
        Path file = Folders.create(state).toRealPath().resolve("run.lock");
        String holder = holder();
        String other = HELD.putIfAbsent(file, holder);
        if (other != null) {
            throw new AlreadyRunningException(file, other);
        }
        try {
            return lock(file, holder);
        } catch (IOException | RuntimeException failure) {
            HELD.remove(file);
            throw failure;
        }
    }

    private static RunLock lock(Path file, String holder) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw new AlreadyRunningException(file, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)));
            return new RunLock(file, channel);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static String holder() {
        return "pid %d on %s since %s"
                .formatted(
                        ProcessHandle.current().pid(),
                        Host.name(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Empties the file and lets go; the file itself stays, as deleting it would race. */
    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
        } finally {
            HELD.remove(file);
        }
    }
}
