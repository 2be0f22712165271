package laurel.batch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The classes that a child loads, archived, as {@code make archive} does for the program: children
 * that are started by the hundred are there sooner.
 *
 * @param classPath of jars only, which is what an archive can be made of
 * @param file of the archive
 */
public record ChildArchive(String classPath, Path file) {
    /**
     * Archives what a command loads until it ends.
     *
     * @param command of {@link ChildJvm}; must end well
     * @param folder for the archive and jars; nobody else's
     */
    public static ChildArchive of(List<String> command, Path folder)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<Path> jars = new ArrayList<>();
        for (String entry : ChildClassPath.TEXT.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            jars.add(
                    Files.isDirectory(path)
                            ? jar(path, folder.resolve(jars.size() + ".jar"))
                            : path);
        }
        ChildArchive archive =
                new ChildArchive(
                        jars.stream()
                                .map(Path::toString)
                                .collect(Collectors.joining(File.pathSeparator)),
                        folder.resolve("child.jsa"));
        int exitCode =
                ChildJvm.start(archive.with("-XX:ArchiveClassesAtExit=" + archive.file, command))
                        .waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException(command + " ended with " + exitCode);
        }
        return archive;
    }

    /** Makes of a command of {@link ChildJvm} another one, that takes its classes from here. */
    public List<String> using(List<String> command) {
        return with("-XX:SharedArchiveFile=" + file, command);
    }

    private List<String> with(String option, List<String> command) {
        List<String> changed = new ArrayList<>(command);
        changed.set(changed.indexOf("-cp") + 1, classPath);
        changed.addAll(1, List.of(option, "-Xlog:disable"));
        return changed;
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (Stream<Path> entries = Files.walk(classes);
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(jar))) {
            entries.sorted().skip(1).forEach(entry -> add(classes, entry, to));
        }
        return jar;
    }

    /** Folders too: models are found by theirs. */
    private static void add(Path classes, Path entry, ZipOutputStream to) {
        String name = classes.relativize(entry).toString().replace(File.separatorChar, '/');
        try {
            if (Files.isDirectory(entry)) {
                to.putNextEntry(new ZipEntry(name + "/"));
            } else {
                to.putNextEntry(new ZipEntry(name));
                Files.copy(entry, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
