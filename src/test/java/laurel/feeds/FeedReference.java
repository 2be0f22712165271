package laurel.feeds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import laurel.spec.FeedKind;
import laurel.spec.FeedKind.FeedColumn;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tables of the page on feeds in step: those of columns are made of the contracts of the
 * feeds, the rules come from {@link Rule}, and their meanings stay as they are written in the page.
 * What is new there means {@link #UNSAID}.
 */
public final class FeedReference {
    public static final String UNSAID = "???";

    private FeedReference() {}

    /** The page with its tables made anew between the comments that name them. */
    public static String renewed(String page) {
        String renewed = page;
        for (FeedKind kind : FeedKind.values()) {
            renewed = replaced(renewed, kind.id(), columns(kind));
        }
        return replaced(renewed, "rules", rules(meanings(renewed, "rules")));
    }

    private static String columns(FeedKind kind) {
        StringBuilder table =
                new StringBuilder("| column | cell | meaning |\n| --- | --- | --- |\n");
        for (FeedColumn column : kind.columns()) {
            String name = "`" + column.name() + "`" + (column.isRequired() ? " \\*" : "");
            table.append(
                    "| %s | %s | %s |\n"
                            .formatted(name, cell(column), column.meaning().replace("|", "\\|")));
        }
        return table.toString();
    }

    private static String cell(FeedColumn column) {
        List<String> words = column.words();
        if (words.isEmpty()) {
            return column.cell().name().toLowerCase(Locale.ROOT);
        }
        @Nullable String blank = column.blank();
        return String.join(" \\| ", words) + (blank == null ? "" : "; blank: " + blank);
    }

    private static String rules(Map<String, String> meanings) {
        StringBuilder table = new StringBuilder("| rule | what it means |\n| --- | --- |\n");
        for (Rule rule : Rule.values()) {
            String name = "`" + rule.id() + "`";
            table.append("| %s | %s |\n".formatted(name, meaning(meanings, name)));
        }
        return table.toString();
    }

    private static String meaning(Map<String, String> meanings, String name) {
        return meanings.getOrDefault(name, UNSAID);
    }

    /** First cell to last cell of the rows that stand in the page now. */
    private static Map<String, String> meanings(String page, String table) {
        Map<String, String> meanings = new HashMap<>();
        List<String> rows =
                new ArrayList<>(
                        page.substring(start(page, table), end(page, table)).lines().toList());
        for (String row : rows) {
            String[] cells = row.split("(?<!\\\\)\\|", 0);
            if (cells.length > 2) {
                meanings.put(cells[1].strip(), cells[cells.length - 1].strip());
            }
        }
        return meanings;
    }

    private static String replaced(String page, String table, String with) {
        return page.substring(0, start(page, table)) + with + page.substring(end(page, table));
    }

    private static int start(String page, String table) {
        String mark = "<!-- " + table + " -->\n";
        int start = page.indexOf(mark);
        if (start < 0) {
            throw new IllegalStateException("the page has no " + mark.strip());
        }
        return start + mark.length();
    }

    private static int end(String page, String table) {
        int end = page.indexOf("<!-- end -->", start(page, table));
        if (end < 0) {
            throw new IllegalStateException("the table " + table + " has no <!-- end -->");
        }
        return end;
    }
}
