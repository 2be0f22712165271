package laurel.feeds;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Ways in which lines of a CSV file go bad: each says how many records are then in their place. */
final class Damage {
    /** Hits a line, which has no line end; what it writes needs none either. */
    interface Hit {
        /**
         * @return how many records the line has become
         */
        int on(byte[] line, ByteArrayOutputStream out, Random random);
    }

    /** What is put into a line, anywhere behind its first character; one record is left. */
    private static final List<String> INSERTS =
            List.of(
                    "\"",
                    "\"\"",
                    "\"x\"y",
                    ",",
                    ",,,",
                    "\\0",
                    "\\xFF",
                    "\\xC3",
                    "\\xC0\\x80",
                    "\\xED\\xA0\\x80",
                    "\\xF5\\x80\\x80\\x80",
                    "\\r",
                    "\\r\\r",
                    "\\t",
                    "'",
                    "=1+1",
                    "\\xEF\\xBB\\xBF",
                    "\\xE2\\x80\\xA8",
                    "\\x1A",
                    "\\xC2\\x85",
                    "\\\\",
                    "#",
                    "|",
                    ";");

    private static final int LONG_LINE = 3 << 20;

    private Damage() {}

    /** Every kind by its name; a hit may fall on a tenth of the lines. */
    static Map<String, Hit> ofLines() {
        Map<String, Hit> kinds = new LinkedHashMap<>();
        INSERTS.forEach(text -> kinds.put("put in: " + text, (l, o, r) -> insert(text, l, o, r)));
        kinds.put("quote at the start", (l, o, r) -> written(o, "\"", l));
        kinds.put("cut", (l, o, r) -> written(o, Arrays.copyOf(l, at(l, r))));
        kinds.put("cut at its start", (l, o, r) -> written(o, Arrays.copyOfRange(l, 1, l.length)));
        kinds.put("broken in two", Damage::broken);
        kinds.put("torn by another line", Damage::torn);
        kinds.put("twice", (l, o, r) -> 1 + written(o, l, "\n", l));
        kinds.put("bytes turned around", (l, o, r) -> written(o, reversed(l)));
        kinds.put("a bit flipped", Damage::flipped);
        kinds.put("half as UTF-16", (l, o, r) -> written(o, text(l).getBytes(UTF_16)));
        kinds.put("nothing but separators", (l, o, r) -> written(o, ",,,"));
        kinds.put("nothing but quotes", (l, o, r) -> written(o, "\"\"\""));
        kinds.put("the header again", (l, o, r) -> written(o, HEADER));
        kinds.put("another header", (l, o, r) -> written(o, "id;date;sum"));
        kinds.put("a page of an error", (l, o, r) -> written(o, "<html>500 \"gateway\"</html>"));
        kinds.put("a thousand cells", (l, o, r) -> written(o, l, ",".repeat(1000)));
        kinds.put("a block of zeros", (l, o, r) -> written(o, new byte[4096]));
        kinds.put("blanks instead", (l, o, r) -> written(o, " \t\r") - 1);
        kinds.put("blank lines before", (l, o, r) -> written(o, "\n\n\r\n", l));
        kinds.put("another line end", (l, o, r) -> written(o, l, "\r"));
        kinds.put("cells swapped", Damage::swapped);
        return kinds;
    }

    /** Kinds that hit one line of a file, as they are large. */
    static Map<String, Hit> ofOneLine() {
        Map<String, Hit> kinds = new LinkedHashMap<>();
        kinds.put("3 MB in a cell", (l, o, r) -> written(o, l, "x".repeat(LONG_LINE)));
        kinds.put("3 MB behind a quote", (l, o, r) -> written(o, "\"", "x".repeat(LONG_LINE)));
        return kinds;
    }

    static final String HEADER = "order_id,ordered_at,goods_amount,note";

    private static final java.nio.charset.Charset UTF_16 = StandardCharsets.UTF_16LE;

    private static int at(byte[] line, Random random) {
        return 1 + random.nextInt(line.length - 1);
    }

    private static int insert(String text, byte[] line, ByteArrayOutputStream out, Random random) {
        int at = at(line, random);
        out.write(line, 0, at);
        out.writeBytes(LineScannerTest.bytes(text));
        out.write(line, at, line.length - at);
        return 1;
    }

    private static int broken(byte[] line, ByteArrayOutputStream out, Random random) {
        int at = at(line, random);
        out.write(line, 0, at);
        out.write('\n');
        out.write(line, at, line.length - at);
        return 2;
    }

    private static int torn(byte[] line, ByteArrayOutputStream out, Random random) {
        int at = at(line, random);
        out.write(line, 0, at);
        written(out, line, "\n");
        out.write(line, at, line.length - at);
        return 2;
    }

    /** A bit that makes no line feed, and of which no line feed is made. */
    private static int flipped(byte[] line, ByteArrayOutputStream out, Random random) {
        byte[] copy = line.clone();
        int at = random.nextInt(line.length);
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return written(out, copy[at] == '\n' ? line : copy);
    }

    private static int swapped(byte[] line, ByteArrayOutputStream out, Random random) {
        List<String> cells = new ArrayList<>(Arrays.asList(text(line).split(",", 4)));
        java.util.Collections.shuffle(cells, random);
        return written(out, String.join(",", cells));
    }

    private static byte[] reversed(byte[] line) {
        return new StringBuilder(text(line)).reverse().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    private static int written(ByteArrayOutputStream out, Object... parts) {
        for (Object part : parts) {
            out.writeBytes(
                    part instanceof byte[] bytes
                            ? bytes
                            : part.toString().getBytes(StandardCharsets.UTF_8));
        }
        return 1;
    }
}
