package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import laurel.cli.SmallNight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night writes is for its owner and their group. */
class FileRightsTest {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE,
                    PosixFilePermission.OTHERS_EXECUTE);

    @TempDir Path folder;

    @Test
    void nobody_else_can_enter_the_folders_or_read_what_is_published() throws Exception {
        SmallNight night = SmallNight.in(folder);
        assertEquals(0, night.run().exitCode());
        assertEquals(List.of(), open(night.state(), 0));
        assertEquals(List.of(), open(night.published(), Integer.MAX_VALUE));
    }

    private static List<Path> open(Path root, int depth) throws Exception {
        try (Stream<Path> entries = Files.walk(root, depth)) {
            return entries.filter(FileRightsTest::isForOthers).toList();
        }
    }

    private static boolean isForOthers(Path entry) {
        try {
            return Files.getPosixFilePermissions(entry).stream().anyMatch(OTHERS::contains);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
