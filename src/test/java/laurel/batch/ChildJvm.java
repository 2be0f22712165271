package laurel.batch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts main classes of the tests as processes that can be killed. */
public final class ChildJvm {
    /** The program under trial. */
    public static final Path CLASSES =
            Path.of(System.getProperty("laurel.build", "target"), "classes").toAbsolutePath();

    private ChildJvm() {}

    /** Nobody hears what it prints. */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        return start(command(List.of(), main, arguments));
    }

    /** As {@link #start(Class, String...)}. */
    public static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What it prints to stderr is for the caller to read. */
    public static Process startHeard(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    /**
     * @param options of the Java
     */
    public static List<String> command(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        ChildClassPath.TEXT,
                        main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * As {@link #command}, of a changed program.
     *
     * @param classes a changed copy of {@link #CLASSES}
     */
    public static List<String> commandOf(Path classes, Class<?> main, String... arguments) {
        List<String> command = command(List.of(), main, arguments);
        String path =
                Stream.of(ChildClassPath.TEXT.split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath())
                        .map(entry -> entry.equals(CLASSES) ? classes : entry)
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
        command.set(command.indexOf("-cp") + 1, path);
        return command;
    }

    /** Blocks until somebody makes the file. */
    public static void await(Path file) throws IOException, InterruptedException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("no folder: " + file);
        }
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(file)) {
                watch.take().reset();
            }
        }
    }
}
