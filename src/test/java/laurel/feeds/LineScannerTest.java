package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import laurel.feeds.LineScanner.Quotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineScannerTest {
    /**
     * {@code \n}, {@code \r}, {@code \0} and bytes as {@code \xHH}; records as line@offset[rule].
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,b\\nc,d\\n                   | 1@0 2@4",
                "a,b\\nc,d                      | 1@0 2@4",
                "a,b\\r\\nc,d\\r\\n             | 1@0 2@5",
                "a\\rb\\nc                      | 1@0 2@4",
                "\\n\\na\\n \\t \\n\\r\\nb      | 3@2 6@10",
                "\\xEF\\xBB\\xBFa\\nb           | 1@3 2@5",
                "\"a\"\\n\"b\"\\r\\n            | 1@0 2@4",
                "\"a,\"\"b\"\"\",c\\n           | 1@0",
                "a\"b,c\"\\nd                   | 1@0 2@7",
                "a, \"b\\nc                     | 1@0 2@6",
                "\"a\"b,c\\nd                   | 1@0bad_csv 2@7",
                "\"a\" ,c\\nd                   | 1@0bad_csv 2@7",
                "\"a\"b,\"c\\nd                 | 1@0bad_csv 2@8",
                "\"a\"\\rb\\nd                  | 1@0bad_csv 2@6",
                "\"a\"\\r,b\\nd                 | 1@0bad_csv 2@7",
                "\"a\"\\r                       | 1@0bad_csv",
                "a,\"b\\nc\\n                   | 1@0multiline_record 2@5",
                "a,\"b\\nc\",d\\ne\\n           | 1@0multiline_record 2@5 3@10",
                "a,\"b                          | 1@0multiline_record",
                "a\\0b\\nc                      | 1@0nul 2@4",
                "\"a\"\\0\\nc                   | 1@0bad_csv 2@5",
                "a\\xC3\\xA9\\nc                | 1@0 2@4",
                "a\\xC3\\nc                     | 1@0bad_encoding 2@3",
                "\\xC0\\xAF\\nc                 | 1@0bad_encoding 2@3",
                "\\xED\\xA0\\x80\\nc            | 1@0bad_encoding 2@4",
                "\\xF4\\x90\\x80\\x80\\nc       | 1@0bad_encoding 2@5",
                "\\xF0\\x9F\\x98\\x80\\nc       | 1@0 2@5",
                "\\x80\\0\\nc                   | 1@0bad_encoding 2@3",
                "\"\\x80\\n                     | 1@0multiline_record",
                "\"\"\\n                        | 1@0",
                ",\\n                           | 1@0"
            })
    void recordsOfSingleLines(String text, String expected) throws IOException {
        assertEquals(expected, scan(bytes(text), Quotes.ONE_LINE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,\"b\\nc\",d\\ne\\n           | 1@0 3@10",
                "a,\"b\\r\\n\\n\\nc\"\\ne       | 1@0 5@11",
                "a,\"b\\nc\"x,\"d\\ne\\n        | 1@0bad_csv 3@12",
                "\"a\\n\\xFF\"\\nb              | 1@0bad_encoding 3@6"
            })
    void quotedCellsMayHoldLineBreaksWhereTheFeedSaysSo(String text, String expected)
            throws IOException {
        assertEquals(expected, scan(bytes(text), Quotes.MANY_LINES));
    }

    /** Bytes that come one by one are looked at one by one. */
    @Test
    void bytesThatComeTogetherAreScannedAsThoseThatComeOneByOne() throws IOException {
        Random random = new Random(7);
        byte[] alphabet = bytes("aaaabcdefgh,,,\"\\n\\r\\0 \\xC3\\xA9\\x80");
        for (int round = 0; round < 2000; round++) {
            byte[] text = new byte[random.nextInt(80)];
            for (int at = 0; at < text.length; at++) {
                text[at] = alphabet[random.nextInt(alphabet.length)];
            }
            Quotes quotes = random.nextInt(4) > 0 ? Quotes.ONE_LINE : Quotes.NONE;
            assertEquals(
                    scan(new OneByOne(text), quotes),
                    scan(new ByteArrayInputStream(text), quotes),
                    Arrays.toString(text));
        }
    }

    private static final class OneByOne extends ByteArrayInputStream {
        private OneByOne(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(1, length));
        }
    }

    @Test
    void quotesMeanNothingInJson() throws IOException {
        assertEquals("1@0 2@4", scan(bytes("{\"a\\n\"b\"x"), Quotes.NONE));
    }

    @Test
    void aQuoteThatNeverClosesDamagesAMultilineFile() {
        DamagedFileException damage =
                assertThrows(
                        DamagedFileException.class,
                        () -> scan(bytes("a\\nb,\"c\\nd\\n"), Quotes.MANY_LINES));
        assertEquals("the quote that opens in line 2 never closes", damage.getMessage());
    }

    @Test
    void aRecordMayNotBeLongerThanTheLimit() {
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return 'x';
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) {
                        java.util.Arrays.fill(target, offset, offset + length, (byte) 'x');
                        return length;
                    }
                };
        assertThrows(
                DamagedFileException.class,
                () -> new LineScanner(endless, Quotes.ONE_LINE, ',').next());
    }

    @Test
    void recordsLongerThanTheBufferAreWhole() throws IOException {
        String wide = "x".repeat(200_000);
        String text = "a\n" + wide + "\nb\n" + wide + ",\"" + wide + "\"\nc";
        assertEquals(
                "1@0 2@2 3@200003 4@200005 5@600009",
                scan(text.getBytes(StandardCharsets.UTF_8), Quotes.ONE_LINE));
    }

    private static String scan(byte[] bytes, Quotes quotes) throws IOException {
        return scan(new ByteArrayInputStream(bytes), quotes);
    }

    private static String scan(InputStream in, Quotes quotes) throws IOException {
        LineScanner scanner = new LineScanner(in, quotes, ',');
        List<String> records = new ArrayList<>();
        while (scanner.next()) {
            Rule fault = scanner.fault();
            records.add(
                    scanner.line() + "@" + scanner.offset() + (fault == null ? "" : fault.id()));
        }
        assertEquals(records.size(), scanner.records());
        return String.join(" ", records);
    }

    static byte[] bytes(String text) {
        StringBuilder latin = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                latin.append(text.charAt(i));
                continue;
            }
            char escape = text.charAt(++i);
            if (escape == 'x') {
                latin.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                latin.append(
                        switch (escape) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            default -> '\0';
                        });
            }
        }
        return latin.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
