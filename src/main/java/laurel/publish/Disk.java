package laurel.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that outlast a power cut and are never seen half written. */
public final class Disk {
    private static final String FILE_RIGHTS = "rw-r-----";
    private static final String FOLDER_RIGHTS = "rwxr-x---";

    private Disk() {}

    /** Puts bytes under a name at once: readers see the old file or the new one. */
    public static void replace(Path target, byte[] bytes) throws IOException {
        Path unfinished = target.resolveSibling(target.getFileName() + ".tmp");
        Files.write(unfinished, bytes);
        restrict(unfinished, FILE_RIGHTS);
        force(unfinished);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(target.toAbsolutePath().getParent());
    }

    /** Only owner and group may read the file. */
    static void restrict(Path file) throws IOException {
        restrict(file, FILE_RIGHTS);
    }

    /** Makes a folder that only its owner and group can enter. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder);
        restrict(folder, FOLDER_RIGHTS);
    }

    /** Forces everything in and under a folder to the disk, restricted to owner and group. */
    public static void settle(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        restrict(file, FILE_RIGHTS);
                        force(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        restrict(visited, FOLDER_RIGHTS);
                        forceFolder(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /**
     * Lets two names share one file where the bytes are the same and the disk can; otherwise the
     * copy stays.
     */
    static void share(Path file, Path same) throws IOException {
        Path link = file.resolveSibling(file.getFileName() + ".link");
        try {
            // to give a file a name that it has already leaves both names there
            if (!Files.isSameFile(file, same) && Files.mismatch(file, same) == -1) {
                Files.createLink(link, same);
                Files.move(link, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (UnsupportedOperationException | IOException refused) {
            Files.deleteIfExists(link);
        }
    }

    /** Another name for a file; a copy of it where the disk has no such names. */
    static void link(Path name, Path file) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (UnsupportedOperationException | FileSystemException refused) {
            Files.copy(file, name);
        }
    }

    /** Makes the folder's list of names durable, where the system allows it. */
    public static void forceFolder(@Nullable Path folder) throws IOException {
        if (folder != null && isPosix(folder)) {
            force(folder);
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void restrict(Path path, String rights) throws IOException {
        Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(rights);
        if (isPosix(path) && !Files.getPosixFilePermissions(path).equals(wanted)) {
            Files.setPosixFilePermissions(path, wanted);
        }
    }

    private static boolean isPosix(Path path) {
        return Files.getFileAttributeView(
                        path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                != null;
    }
}
