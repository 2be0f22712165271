/**
 * A file system that stands between a program and the disk and says what is about to be done. A
 * Java takes it with {@code -Djava.nio.file.spi.DefaultFileSystemProvider}, so the program under
 * trial has no hook for it and needs none. Read {@link laurel.harness.disk.Points} first.
 */
@NullMarked
package laurel.harness.disk;

import org.jspecify.annotations.NullMarked;
