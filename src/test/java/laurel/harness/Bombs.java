package laurel.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import laurel.Main;

/** Checks job files that are made to swell; started with a heap of 64 MB. */
public final class Bombs {
    private Bombs() {}

    /**
     * @param arguments a folder to write in; the exit code is 0 when every file was refused as
     *     wrong
     */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, String> bomb : all().entrySet()) {
            Path file =
                    Files.writeString(
                            Path.of(arguments[0]).resolve(bomb.getKey() + ".yml"), bomb.getValue());
            StringWriter err = new StringWriter();
            int exitCode =
                    Main.run(
                            new PrintWriter(new StringWriter()),
                            new PrintWriter(err),
                            "check",
                            file.toString());
            if (exitCode != 2 || err.toString().contains("[BUG]")) {
                System.err.println(bomb.getKey() + ": exit code " + exitCode + ", " + err);
                System.exit(1);
            }
        }
    }

    static Map<String, String> all() {
        Map<String, String> bombs = new LinkedHashMap<>();
        bombs.put("aliases", aliases());
        bombs.put("merges", "a: &a {x: 1}\n" + "b: {<<: *a}\n".repeat(1000));
        bombs.put("one-alias", "name: &n nightly\nother: *n\n");
        bombs.put("recursion", "a: &a [*a]\n");
        bombs.put("two-megabytes", "# nothing\n".repeat(200_000));
        bombs.put("eight-megabytes", "x".repeat(8 << 20));
        bombs.put("deep-lists", "[".repeat(500_000));
        bombs.put("deep-mappings", "{a: ".repeat(200_000));
        bombs.put("deep-blocks", "- ".repeat(400_000) + "x");
        bombs.put("wide-list", "seasons: [" + "{id: x},".repeat(100_000) + "]");
        bombs.put("many-keys", manyKeys());
        bombs.put("long-key", "x".repeat(900_000) + ": 1\n");
        bombs.put("many-documents", "--- x\n".repeat(100_000));
        bombs.put("tags", "x: !!javax.script.ScriptEngineManager [!!java.net.URL ['http://x/']]\n");
        bombs.put("big-number", "return-window-days: " + "9".repeat(900_000) + "\n");
        bombs.put("exponent", "gross-margin: 1e999999999\n");
        bombs.put("quotes", "name: \"" + "\\u0041".repeat(150_000) + "\"\n");
        return bombs;
    }

    private static String aliases() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        return bomb.toString();
    }

    private static String manyKeys() {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 70_000; i++) {
            keys.append('k').append(i).append(": 1\n");
        }
        return keys.toString();
    }
}
