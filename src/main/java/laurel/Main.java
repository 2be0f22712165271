package laurel;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import laurel.cli.Laurel;

/** Arguments in, exit code out; nothing else. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(utf8(FileDescriptor.out), utf8(FileDescriptor.err), args));
    }

    /**
     * @param out for results, and nothing else
     * @param err for everything said about them
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        int exitCode = Laurel.commandLine(out, err).execute(args);
        out.flush();
        err.flush();
        return exitCode;
    }

    /** UTF-8 whatever the locale says: a cron job's locale says ASCII. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8),
                true);
    }
}
