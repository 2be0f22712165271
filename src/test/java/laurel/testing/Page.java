package laurel.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Markdown page: its fenced blocks, its links, its headings.
 *
 * @param file where it lies
 * @param lines its text
 */
public record Page(Path file, List<String> lines) {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * A fenced block.
     *
     * @param info what stands behind the opening fence: a language, and for some a word more
     * @param line that of the opening fence, from 1
     * @param lines what stands between the fences
     */
    public record Block(String info, int line, List<String> lines) {
        public boolean is(String wanted) {
            return info.equals(wanted);
        }

        /** Behind {@code key=} in the info, or empty. */
        public String value(String key) {
            for (String word : info.split(" ", -1)) {
                if (word.startsWith(key + "=")) {
                    return word.substring(key.length() + 1);
                }
            }
            return "";
        }

        /** The commands: lines that end with a backslash go on in the next. */
        public List<String> commands() {
            String text = String.join("\n", lines).replace("\\\n", " ");
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    public static Page read(Path file) throws IOException {
        return new Page(file, Files.readAllLines(file));
    }

    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("```")) {
                continue;
            }
            if (start < 0) {
                start = i;
            } else {
                String info = lines.get(start).substring(3).strip();
                blocks.add(new Block(info, start + 1, lines.subList(start + 1, i)));
                start = -1;
            }
        }
        if (start >= 0) {
            throw new IllegalStateException(
                    "%s:%d: a fence is not closed".formatted(file, start + 1));
        }
        return blocks;
    }

    /** Targets of links, without those in blocks. */
    public List<String> links() {
        return matches(LINK);
    }

    /** What stands between backticks in running text. */
    public List<String> inlineCode() {
        return matches(CODE);
    }

    /** What a link to a heading of this page may say behind {@code #}. */
    public List<String> anchors() {
        return prose().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    private List<String> matches(Pattern pattern) {
        String text = prose().stream().collect(Collectors.joining("\n"));
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }

    private List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean isInside = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                isInside = !isInside;
            } else if (!isInside) {
                prose.add(line);
            }
        }
        return prose;
    }
}
