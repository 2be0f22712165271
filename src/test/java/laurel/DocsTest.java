package laurel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import laurel.cli.Laurel;
import laurel.testing.Page;
import laurel.testing.PageScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the pages say is so: commands run, output is what is shown, links lead somewhere. */
class DocsTest {
    private static final Path SITE = Path.of("src/site/markdown");
    private static final Pattern CALL = Pattern.compile("(?:target/)?laurel (?!-)(.*)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    private static final CommandLine LAUREL =
            Laurel.commandLine(
                    new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", "src/site/markdown/tutorial.md", "src/site/markdown/how-to.md"})
    void whatAPageTellsItsReaderToDoCanBeDone(String page) throws Exception {
        copy(Path.of("jobs"));
        copy(Path.of("sample-data"));
        Process script =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-Dfile.encoding=UTF-8",
                                "-Duser.language=tr",
                                "-cp",
                                classPath(),
                                PageScript.class.getName(),
                                Path.of(page).toAbsolutePath().toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, script.waitFor(), said);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path file) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : Page.read(file).links()) {
            if (link.matches("[a-z]+:.*")) {
                continue;
            }
            String path = pathOf(link);
            Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
            boolean isThere = Files.exists(target);
            boolean hasNoAnchor = path.length() == link.length();
            if (!isThere || (!hasNoAnchor && !hasAnchor(target, link))) {
                broken.add(link);
            }
        }
        assertEquals(List.of(), broken);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pagesNameOnlyCommandsAndOptionsThatExist(Path file) throws IOException {
        Page page = Page.read(file);
        List<String> texts = new ArrayList<>(page.inlineCode());
        page.blocks().stream()
                .filter(block -> block.info().startsWith("sh"))
                .forEach(block -> texts.addAll(block.commands()));
        page.blocks().stream()
                .flatMap(block -> block.lines().stream())
                .filter(line -> line.startsWith("  laurel "))
                .forEach(line -> texts.add(line.strip()));
        List<String> unknown = new ArrayList<>();
        for (String text : texts) {
            unknown.addAll(unknown(text));
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void everyPageCanBeReachedFromTheReadme() throws IOException {
        Set<Path> seen = new TreeSet<>();
        follow(Path.of("README.md"), seen);
        try (Stream<Path> pages = pages()) {
            assertEquals(List.of(), pages.filter(page -> !seen.contains(page)).toList());
        }
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> site = Files.walk(SITE)) {
            List<Path> pages = new ArrayList<>();
            pages.add(Path.of("README.md"));
            site.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            return pages.stream();
        }
    }

    private static void follow(Path file, Set<Path> seen) throws IOException {
        if (!seen.add(file)) {
            return;
        }
        for (String link : Page.read(file).links()) {
            Path target = file.resolveSibling(pathOf(link)).normalize();
            if (!link.matches("[a-z]+:.*") && target.toString().endsWith(".md")) {
                follow(target, seen);
            }
        }
    }

    private static boolean hasAnchor(Path page, String link) throws IOException {
        return Page.read(page).anchors().contains(link.substring(link.indexOf('#') + 1));
    }

    private static String pathOf(String link) {
        int anchor = link.indexOf('#');
        return anchor < 0 ? link : link.substring(0, anchor);
    }

    /** Words that stand where a command does but are none, and options that no command has. */
    private static List<String> unknown(String text) {
        List<String> unknown = new ArrayList<>();
        CommandLine command = LAUREL;
        Matcher call = CALL.matcher(text);
        if (call.lookingAt()) {
            for (String word : call.group(1).split("\\s+", -1)) {
                CommandLine next = command.getSubcommands().get(word);
                if (next == null) {
                    break;
                }
                command = next;
            }
            if (command.getCommandSpec().parent() == null) {
                unknown.add(text);
            }
        }
        boolean isCall = command.getCommandSpec().parent() != null;
        if (isCall || text.startsWith("--")) {
            Set<String> options = isCall ? options(command) : everyOption();
            Matcher option = OPTION.matcher(text);
            while (option.find()) {
                if (!options.contains(option.group())) {
                    unknown.add(text);
                }
            }
        }
        return unknown;
    }

    private static Set<String> everyOption() {
        Set<String> all = new TreeSet<>();
        collect(LAUREL, all);
        return all;
    }

    private static void collect(CommandLine command, Set<String> into) {
        into.addAll(options(command));
        command.getSubcommands().values().forEach(below -> collect(below, into));
    }

    private static Set<String> options(CommandLine command) {
        return new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
    }

    private static String classPath() {
        String separator = System.getProperty("path.separator");
        String given = System.getProperty("java.class.path");
        List<String> absolute =
                Arrays.stream(given.split(Pattern.quote(separator), -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList();
        assertTrue(!absolute.isEmpty());
        return String.join(separator, absolute);
    }

    private void copy(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(file.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
