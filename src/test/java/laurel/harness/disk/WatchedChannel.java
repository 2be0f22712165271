package laurel.harness.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A channel that tells when it forces, writes or cuts its file. */
final class WatchedChannel extends FileChannel {
    private final FileChannel real;
    private final Path file;
    private final Points points;

    WatchedChannel(FileChannel real, Path file, Points points) {
        this.real = real;
        this.file = file;
        this.points = points;
    }

    @Override
    public void force(boolean withMetadata) throws IOException {
        points.around("fsync", file, () -> real.force(withMetadata));
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int[] written = new int[1];
        points.around("write", file, () -> written[0] = real.write(bytes));
        return written[0];
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
        int[] written = new int[1];
        points.around("write", file, () -> written[0] = real.write(bytes, position));
        return written[0];
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) throws IOException {
        long[] written = new long[1];
        points.around("write", file, () -> written[0] = real.write(bytes, offset, length));
        return written[0];
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        points.around("truncate", file, () -> real.truncate(size));
        return this;
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return real.read(bytes);
    }

    @Override
    public long read(ByteBuffer[] bytes, int offset, int length) throws IOException {
        return real.read(bytes, offset, length);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
        return real.read(bytes, position);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target)
            throws IOException {
        return real.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count)
            throws IOException {
        return real.transferFrom(source, position, count);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return real.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean isShared) throws IOException {
        return real.lock(position, size, isShared);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean isShared)
            throws IOException {
        return real.tryLock(position, size, isShared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
