package laurel.report;

import java.util.regex.Pattern;

/** Text that a spreadsheet takes for text. */
public final class SpreadsheetText {
    /** What makes spreadsheets read a cell of a CSV file as a formula, full-width forms too. */
    private static final Pattern FORMULA =
            Pattern.compile("^[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");
    private static final int MOST = 32_767;

    private SpreadsheetText() {}

    /** For a cell of a CSV file, which has no types: what looks like a formula begins with '. */
    public static String csv(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** For a text cell of a workbook: what its format cannot hold is replaced or cut. */
    static String cell(String text) {
        String printable = UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
        if (printable.length() <= MOST) {
            return printable;
        }
        boolean isSplit = Character.isHighSurrogate(printable.charAt(MOST - 1));
        return printable.substring(0, isSplit ? MOST - 1 : MOST);
    }
}
