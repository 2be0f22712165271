package laurel.testing;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import laurel.Main;
import laurel.testing.Page.Block;

/**
 * Does what a page tells its reader to do, from top to bottom, in the folder it is started in:
 * writes the blocks called {@code file=…}, runs the blocks called {@code sh run} and {@code sql
 * run}, and looks for the lines of {@code text output} in what the block before printed. Only its
 * own process can have that folder, hence a main class. Exits with 1 at the first lie.
 */
public final class PageScript {
    private static final String LAUREL = "target/laurel ";
    private static final Pattern EXIT = Pattern.compile("^(.*?)\\s+# exit (\\d+)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private final Page page;
    private String printed = "";

    private PageScript(Page page) {
        this.page = page;
    }

    public static void main(String[] args) throws Exception {
        Page page = Page.read(Path.of(args[0]));
        try {
            new PageScript(page).run();
        } catch (IllegalStateException lie) {
            System.out.println(lie.getMessage());
            System.exit(1);
        }
    }

    private void run() throws Exception {
        for (Block block : page.blocks()) {
            if (!block.value("file").isEmpty()) {
                write(Path.of(block.value("file")), block.lines());
            } else if (block.is("sh run")) {
                StringBuilder all = new StringBuilder();
                for (String command : block.commands()) {
                    all.append(command(block, command));
                }
                printed = all.toString();
            } else if (block.is("sql run")) {
                sql(String.join("\n", block.lines()));
            } else if (block.is("text output")) {
                compare(block);
            }
        }
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, lines);
    }

    private String command(Block block, String line) throws Exception {
        Matcher stated = EXIT.matcher(line);
        boolean isStated = stated.matches();
        String command = isStated ? stated.group(1) : line;
        int wanted = isStated ? Integer.parseInt(stated.group(2)) : 0;
        StringWriter said = new StringWriter();
        int exitCode =
                command.startsWith(LAUREL)
                        ? laurel(command.substring(LAUREL.length()), said)
                        : shell(command, said);
        if (exitCode != wanted) {
            throw lie(
                    block,
                    "'%s' exits with %d, not with %d:\n%s"
                            .formatted(command, exitCode, wanted, said));
        }
        return said.toString();
    }

    private static int laurel(String arguments, StringWriter said) throws IOException {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(arguments);
        while (matcher.find()) {
            String quoted = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            words.add(quoted != null ? quoted : matcher.group(3));
        }
        int redirect = words.indexOf(">");
        if (redirect < 0) {
            PrintWriter both = new PrintWriter(said);
            return Main.run(both, both, words.toArray(String[]::new));
        }
        try (PrintWriter out =
                new PrintWriter(
                        Files.newBufferedWriter(
                                Path.of(words.get(redirect + 1)), StandardCharsets.UTF_8))) {
            String[] before = words.subList(0, redirect).toArray(String[]::new);
            return Main.run(out, new PrintWriter(said), before);
        }
    }

    private static int shell(String command, StringWriter said)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
        said.write(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return process.waitFor();
    }

    private static void sql(String text) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String sql : text.split(";\\s*(\n|$)", 0)) {
                statement.execute(sql);
            }
        }
    }

    /** The lines must have been printed in this order; {@code …} stands for anything. */
    private void compare(Block block) {
        List<String> lines = printed.lines().map(String::stripTrailing).toList();
        int next = 0;
        for (String wanted : block.lines()) {
            if (wanted.strip().isEmpty() || wanted.strip().equals("…")) {
                continue;
            }
            Pattern pattern =
                    Pattern.compile(
                            "\\Q" + wanted.stripTrailing().replace("…", "\\E.*\\Q") + "\\E");
            while (next < lines.size() && !pattern.matcher(lines.get(next)).matches()) {
                next++;
            }
            if (next++ >= lines.size()) {
                throw lie(block, "nothing printed '" + wanted + "' here, but:\n" + printed);
            }
        }
    }

    private IllegalStateException lie(Block block, String message) {
        return new IllegalStateException(page.file() + ":" + block.line() + ": " + message);
    }
}
