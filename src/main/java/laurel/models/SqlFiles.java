package laurel.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import laurel.Digest;

/** The SQL files that come with the program, from a folder of classes or from its jar. */
final class SqlFiles {
    /**
     * @param folder the folder right above the file
     * @param name without {@code .sql}
     */
    record SqlFile(String folder, String name, String sql) {
        String digest() {
            return Digest.ofText(sql);
        }
    }

    private SqlFiles() {}

    /**
     * All {@code .sql} files under a folder of {@code /laurel}, sorted by path. One at a time: a
     * jar is opened for each.
     */
    static synchronized List<SqlFile> under(String folder) {
        List<SqlFile> found = new ArrayList<>();
        try {
            // a folder of classes may bear the same name as one of SQL files, in another place
            for (URL url : Collections.list(loader().getResources("laurel/" + folder))) {
                found.addAll(at(url.toURI(), "/laurel/" + folder));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "[BUG] no SQL files under /laurel/" + folder + " on the class path");
        }
        return found;
    }

    private static List<SqlFile> at(URI uri, String folder) throws IOException {
        if (!"jar".equals(uri.getScheme())) {
            return read(Path.of(uri));
        }
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
            return read(jar.getPath(folder));
        }
    }

    private static ClassLoader loader() {
        ClassLoader loader = SqlFiles.class.getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    private static List<SqlFile> read(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .map(SqlFiles::file)
                    .toList();
        }
    }

    private static SqlFile file(Path file) {
        try {
            String name = String.valueOf(file.getFileName());
            Path folder = file.getParent();
            return new SqlFile(
                    folder == null ? "" : String.valueOf(folder.getFileName()),
                    name.substring(0, name.length() - ".sql".length()),
                    Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
