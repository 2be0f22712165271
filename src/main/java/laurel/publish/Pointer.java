package laurel.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import laurel.DataException;
import laurel.FileTrouble;
import tools.jackson.core.JacksonException;

/**
 * {@code CURRENT.json}: which run readers see. One writer at a time; whoever moves it notes that in
 * the {@link History}.
 *
 * @param root the publish folder
 */
record Pointer(Path root) {
    static final String NAME = "CURRENT.json";

    /** What the file says. */
    record Target(String runId, String path, LocalDate asOf) {
        static Target of(String runId, LocalDate asOf) {
            return new Target(runId, "runs/" + runId, asOf);
        }
    }

    /**
     * Empty before the first run.
     *
     * @throws DataException if the file is damaged
     */
    Optional<Target> read() {
        Path file = root.resolve(NAME);
        try {
            return Optional.of(Json.whole(Files.readAllBytes(file), Target.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new DataException(
                    "%s is damaged: %s%nlaurel rollback RUN makes readers see a whole run"
                            .formatted(file, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }

    /** As {@link #read()}, taking a damaged file for none: for those who write a new one. */
    Optional<Target> readIfWhole() {
        try {
            return read();
        } catch (DataException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Lets readers see a run: the old one or this one, never neither.
     *
     * @param command what moves it
     */
    void move(String runId, LocalDate asOf, String command, Instant at) throws IOException {
        String before = readIfWhole().map(Target::runId).orElse(null);
        Disk.replace(root.resolve(NAME), Json.bytes(Target.of(runId, asOf)));
        if (!runId.equals(before)) {
            new History(root).add(new History.Move(at, before, runId, command));
        }
    }
}
