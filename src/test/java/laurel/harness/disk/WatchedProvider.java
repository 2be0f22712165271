package laurel.harness.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does what the real provider does, and tells {@link Points} on both sides of every change. */
public final class WatchedProvider extends FileSystemProvider {
    private final FileSystemProvider real;
    private final WatchedFileSystem fileSystem;
    private final Points points = Points.ofProperties();

    /** Called by the JDK when it starts. */
    public WatchedProvider(FileSystemProvider real) {
        this.real = real;
        fileSystem = new WatchedFileSystem(this, real.getFileSystem(URI.create("file:///")));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        Path to = WatchedPath.real(target);
        points.around("rename", to, () -> real.move(WatchedPath.real(source), to, options));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        Path to = WatchedPath.real(target);
        points.around("copy", to, () -> real.copy(WatchedPath.real(source), to, options));
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        Path made = WatchedPath.real(link);
        points.around("link", made, () -> real.createLink(made, WatchedPath.real(existing)));
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes)
            throws IOException {
        real.createSymbolicLink(WatchedPath.real(link), WatchedPath.real(target), attributes);
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        Path made = WatchedPath.real(folder);
        points.around("mkdir", made, () -> real.createDirectory(made, attributes));
    }

    @Override
    public void delete(Path path) throws IOException {
        Path gone = WatchedPath.real(path);
        points.around("delete", gone, () -> real.delete(gone));
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options)
            throws IOException {
        real.setAttribute(WatchedPath.real(path), name, value, options);
    }

    @Override
    public FileChannel newFileChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path file = WatchedPath.real(path);
        FileChannel[] opened = new FileChannel[1];
        if (isMaking(options)) {
            points.around(
                    "create",
                    file,
                    () -> opened[0] = real.newFileChannel(file, options, attributes));
        } else {
            opened[0] = real.newFileChannel(file, options, attributes);
        }
        return new WatchedChannel(opened[0], file, points);
    }

    private static boolean isMaking(Set<? extends OpenOption> options) {
        return options.contains(StandardOpenOption.CREATE)
                || options.contains(StandardOpenOption.CREATE_NEW)
                || options.contains(StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return isMaking(options)
                ? newFileChannel(path, options, attributes)
                : real.newByteChannel(WatchedPath.real(path), options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
            Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
        DirectoryStream<Path> entries =
                real.newDirectoryStream(
                        WatchedPath.real(folder), entry -> filter.accept(watched(entry)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> names = entries.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return names.hasNext();
                    }

                    @Override
                    public Path next() {
                        return watched(names.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                entries.close();
            }
        };
    }

    private Path watched(Path path) {
        return WatchedPath.of(path, fileSystem);
    }

    @Override
    public String getScheme() {
        return real.getScheme();
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) throws IOException {
        return real.newFileSystem(uri, environment);
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return fileSystem;
    }

    @Override
    public Path getPath(URI uri) {
        return watched(real.getPath(uri));
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return watched(real.readSymbolicLink(WatchedPath.real(link)));
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return real.isSameFile(WatchedPath.real(one), WatchedPath.real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return real.isHidden(WatchedPath.real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return real.getFileStore(WatchedPath.real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        real.checkAccess(WatchedPath.real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return real.getFileAttributeView(WatchedPath.real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
            Path path, Class<A> type, LinkOption... options) throws IOException {
        return real.readAttributes(WatchedPath.real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
            throws IOException {
        return real.readAttributes(WatchedPath.real(path), names, options);
    }
}
