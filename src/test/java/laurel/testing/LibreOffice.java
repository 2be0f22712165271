package laurel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Opens and saves files as people do. Takes seconds, hence only in the deep form of the tests. */
public final class LibreOffice {
    /** Commas, double quotes, UTF-8; on saving, text in quotes and cells as they are shown. */
    private static final String READ_CSV = "CSV:44,34,76,1";

    private static final String WRITE_CSV =
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";

    private final Path folder;

    private LibreOffice(Path folder) {
        this.folder = folder;
    }

    /**
     * Skips the test, saying why, in its short form ({@code -Dlaurel.deep=true} is the other) and
     * where no LibreOffice is.
     */
    public static LibreOffice in(Path folder) {
        assumeTrue(Boolean.getBoolean("laurel.deep"), "only in the deep form");
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "soffice"))),
                "no soffice: apt-get install libreoffice-calc");
        return new LibreOffice(folder);
    }

    /** The file after it was opened and saved twice, in its own format. */
    public Path savedTwice(Path file) throws IOException, InterruptedException {
        String name = file.getFileName().toString();
        String format = name.substring(name.lastIndexOf('.') + 1);
        return saved(saved(file, format, "one"), format, "two");
    }

    /** The file as CSV. */
    public Path asCsv(Path file) throws IOException, InterruptedException {
        return saved(file, "csv", "csv");
    }

    private Path saved(Path file, String format, String to)
            throws IOException, InterruptedException {
        Path target = folder.resolve(to);
        boolean isCsv = file.toString().endsWith(".csv");
        List<String> command =
                List.of(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        isCsv ? "--infilter=" + READ_CSV : "--norestore",
                        "--convert-to",
                        format.equals("csv") ? WRITE_CSV : format,
                        "--outdir",
                        target.toString(),
                        file.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        String name = file.getFileName().toString();
        Path saved = target.resolve(name.substring(0, name.lastIndexOf('.') + 1) + format);
        assertTrue(Files.exists(saved), said);
        return saved;
    }
}
