package laurel.upkeep;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What lies in folders; links are never followed. */
final class Entries {
    private Entries() {}

    /** By name; nothing where there is no folder. */
    static List<Path> of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    /** The folders among them, by name. */
    static List<Path> folders(Path folder) throws IOException {
        return of(folder).stream()
                .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** When anything in the folder, or the folder itself, last changed. */
    static Instant lastChange(Path folder) throws IOException {
        Instant[] last = {Instant.MIN};
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path visited, BasicFileAttributes found) {
                        return visitFile(visited, found);
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
                        Instant changed = found.lastModifiedTime().toInstant();
                        last[0] = changed.isAfter(last[0]) ? changed : last[0];
                        return FileVisitResult.CONTINUE;
                    }
                });
        return last[0];
    }
}
