package laurel.upkeep;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/** How much room becomes free: a file that kept runs share frees nothing. */
final class Space {
    private final Map<Object, Integer> linksSeen = new HashMap<>();
    private long bytes;

    long bytes() {
        return bytes;
    }

    /** Counts a file, or all files in a folder; to be called before they are deleted. */
    void add(Path root) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes found)
                            throws IOException {
                        if (found.isRegularFile() && isLastLink(file, found)) {
                            bytes += found.size();
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private boolean isLastLink(Path file, BasicFileAttributes found) throws IOException {
        Object inode = found.fileKey();
        if (inode == null) {
            return true;
        }
        int links = (Integer) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
        return linksSeen.merge(inode, 1, Integer::sum) == links;
    }
}
