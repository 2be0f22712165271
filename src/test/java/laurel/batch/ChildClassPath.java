package laurel.batch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import laurel.Folders;

/**
 * The class path of a child: this one, but for the engine's native library, which lies beside its
 * jar. From within the jar every start would copy its 70 MB to a temporary file first. {@code make
 * build} does the same for the program.
 */
final class ChildClassPath {
    private static final Path BUILD = Path.of(System.getProperty("laurel.build", "target"));
    private static final String ENGINE = "duckdb_jdbc-";
    private static final String LIBRARY = "libduckdb_java.so_";

    /** Made when the first child starts. */
    static final String TEXT = text();

    private ChildClassPath() {}

    private static String text() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(entry -> isEngine(entry) ? unpacked(entry) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isEngine(Path entry) {
        return String.valueOf(entry.getFileName()).startsWith(ENGINE);
    }

    /** The jar itself where it has nothing for this machine. */
    private static Path unpacked(Path jar) {
        String name = String.valueOf(jar.getFileName());
        Path home = BUILD.toAbsolutePath().resolve("child");
        Path made = home.resolve(name);
        try (JarFile from = new JarFile(jar.toFile())) {
            ZipEntry library = from.getEntry(LIBRARY + machine());
            if (library == null) {
                return jar;
            }
            if (!Files.exists(made)) {
                Path folder = Files.createTempDirectory(Files.createDirectories(home), "new");
                unpack(from, library, folder.resolve(name));
                moveOrLeave(folder, made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made.resolve(name);
    }

    /** Another process of the tests may have been quicker. */
    private static void moveOrLeave(Path folder, Path made) throws IOException {
        try {
            Files.move(folder, made, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(made)) {
                throw e;
            }
            Folders.delete(folder);
        }
    }

    private static void unpack(JarFile from, ZipEntry library, Path rest) throws IOException {
        try (InputStream bytes = from.getInputStream(library)) {
            Files.copy(bytes, rest.resolveSibling(library.getName()));
        }
        try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(rest))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (!entry.getName().startsWith(LIBRARY)) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    try (InputStream bytes = from.getInputStream(entry)) {
                        bytes.transferTo(to);
                    }
                }
            }
        }
    }

    /** In the words of the engine. */
    private static String machine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (system.startsWith("linux") ? "linux" : "macos")
                + (processor.equals("aarch64") ? "_arm64" : "_amd64");
    }
}
