package laurel.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import laurel.FileTrouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * {@code HISTORY.jsonl} in the publish folder: when readers began to see which run. For people and
 * for keeping what was read lately; outside every digest, and a line that a killed process left
 * torn or unwritten does no harm.
 *
 * @param root the publish folder
 */
public record History(Path root) {
    private static final String NAME = "HISTORY.jsonl";

    /**
     * A change of what readers see.
     *
     * @param from null: they saw nothing
     * @param command {@code run}, {@code backfill} or {@code rollback}
     */
    public record Move(Instant at, @Nullable String from, String to, String command) {}

    /** The moves, the first first. */
    public List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        for (String line : lines()) {
            try {
                moves.add(Json.read(line.getBytes(StandardCharsets.UTF_8), Move.class));
            } catch (JacksonException torn) {
                // of a process that was killed
            }
        }
        return moves;
    }

    /** A line of its own, also behind a torn one. */
    void add(Move move) throws IOException {
        Path file = root.resolve(NAME);
        boolean isTorn = Files.exists(file) && !Files.readString(file).matches("(?s)|.*\n");
        Files.writeString(
                file,
                (isTorn ? "\n" : "") + Json.line(move) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Disk.restrict(file);
    }

    private List<String> lines() {
        Path file = root.resolve(NAME);
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }
}
