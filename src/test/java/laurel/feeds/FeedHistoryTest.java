package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import laurel.Digest;
import laurel.spec.FeedKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its files do not tell when they were changed")
class FeedHistoryTest {
    private static final String MADE_UP = "a digest that only the history can know";

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void deliver() throws IOException {
        file = Files.writeString(folder.resolve("orders.csv"), "before");
    }

    @Test
    void whatIsAsItWasIsNotReadAgain() throws IOException {
        FeedHistory.Known read = FeedHistory.NONE.know(file, later());
        assertEquals(Digest.ofText("before"), read.digest());
        FeedHistory.Known again = history(read).know(file, later());
        assertEquals(new FeedHistory.Known(MADE_UP, read.stamp()), again);
    }

    @Test
    void bytesOfTheSameNumberAndTimeAreSeenToBeOthers() throws Exception {
        FeedHistory history = history(FeedHistory.NONE.know(file, later()));
        FileTime time = Files.getLastModifiedTime(file);
        tick();
        Files.writeString(file, "behind");
        Files.setLastModifiedTime(file, time);
        assertEquals(Digest.ofText("behind"), history.know(file, later()).digest());
    }

    @Test
    void anotherFileUnderTheNameIsSeenToBeAnother() throws Exception {
        FeedHistory history = history(FeedHistory.NONE.know(file, later()));
        Path other = Files.writeString(folder.resolve("other.csv"), "behind");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(Digest.ofText("behind"), history.know(file, later()).digest());
    }

    @Test
    void whatWasJustWrittenMayBeWrittenOnceMore() throws IOException {
        assertNull(FeedHistory.NONE.know(file, Instant.now()).stamp());
        assertNotNull(FeedHistory.NONE.know(file, later()).stamp());
    }

    @Test
    void stampsAreThoseOfAllThatWasLanded() {
        FeedHistory history =
                FeedHistory.of(
                        Set.of(),
                        List.of(
                                new LandedFeeds(Map.of(), List.of(landed("1", "a"))),
                                new LandedFeeds(
                                        Map.of(), List.of(landed("2", "b"), landed("3", null)))));
        assertEquals(Map.of("a", "1", "b", "2"), history.digests());
    }

    private static FeedHistory history(FeedHistory.Known known) {
        assertNotEquals(MADE_UP, known.digest());
        return new FeedHistory(Set.of(), Map.of(Objects.requireNonNull(known.stamp()), MADE_UP));
    }

    private static LandedFile landed(String digest, @Nullable String stamp) {
        return new LandedFile(
                FeedKind.ORDERS,
                "orders.csv",
                digest,
                0,
                0,
                0,
                null,
                true,
                "key",
                new TreeMap<>(),
                stamp);
    }

    private static Instant later() {
        return Instant.now().plusSeconds(3600);
    }

    /** Until the clock of the file system shows another time. */
    private void tick() throws Exception {
        Path clock = Files.createFile(folder.resolve("clock"));
        FileTime start = Files.getLastModifiedTime(clock);
        while (Files.getLastModifiedTime(clock).equals(start)) {
            Files.writeString(clock, "tick");
        }
    }
}
