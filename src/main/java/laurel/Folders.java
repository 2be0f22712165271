package laurel;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the JDK lacks for folders. */
public final class Folders {
    private static final Set<PosixFilePermission> RIGHTS =
            PosixFilePermissions.fromString("rwxr-x---");

    private Folders() {}

    /** Deletes a folder with all in it, if it is there; links are removed, not followed. */
    public static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** Makes a folder, and those above it, which only owner and group can enter. */
    public static Path create(Path folder) throws IOException {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(RIGHTS))
                : Files.createDirectories(folder);
    }

    /** Makes a folder, or deletes all that is in it. */
    public static void empty(Path folder) throws IOException {
        delete(folder);
        Files.createDirectories(folder);
    }
}
