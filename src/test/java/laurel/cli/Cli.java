package laurel.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import laurel.Main;

/** Runs commands as the shell does, in this process. */
public final class Cli {
    private Cli() {}

    /** What a command answered. */
    public record Answer(int exitCode, String out, String err) {}

    public static Answer run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i] instanceof Path path ? path.toString() : "" + arguments[i];
        }
        int exitCode = Main.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new Answer(exitCode, out.toString(), err.toString());
    }
}
