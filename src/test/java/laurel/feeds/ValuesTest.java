package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What odd values are taken for; {@code rejected} means the row goes to quarantine. */
class ValuesTest {
    private static final String REJECTED = "rejected";
    private static final int BEFORE = 2;

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "15000, 15000",
        "'15,000', 15000",
        "'1,500,000', 1500000",
        "'999,999,999,999,999', 999999999999999",
        "999999999999999, 999999999999999",
        "1000000000000000, rejected",
        "'1,000,000,000,000,000', rejected",
        "'1,5000', rejected",
        "'1500,000', rejected",
        "'15,00', rejected",
        "',500', rejected",
        "'15,', rejected",
        "'15,000.0', rejected",
        "15.000, rejected",
        "'-15,000', rejected",
        "15k, rejected",
        "'', rejected",
        "',', rejected"
    })
    void countsOfAFeedThatGroups(String text, String expected) {
        long count =
                new DecimalParser('.', ',').count(inALine(text), BEFORE, BEFORE + text.length());
        assertEquals(expected, count == DecimalParser.NO_COUNT ? REJECTED : "" + count);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.00, 0.00",
        "12, 12",
        "12.5, 12.5",
        "007, 7",
        "1.005, 1.005",
        "0.000001, 0.000001",
        "999999999999999.999999, 999999999999999.999999",
        "-999999999999999.999999, -999999999999999.999999",
        "-12.50, -12.50",
        "1000000000000000, rejected",
        "0.0000001, rejected",
        "1e2, rejected",
        "1E2, rejected",
        "+1, rejected",
        "--1, rejected",
        "-, rejected",
        ".5, rejected",
        "5., rejected",
        "1.2.3, rejected",
        "1_000, rejected",
        "'1,000', rejected",
        "'12,50', rejected",
        "1 000, rejected",
        "€5, rejected",
        "5 EUR, rejected",
        "NaN, rejected",
        "Infinity, rejected",
        "0x10, rejected",
        "١٢, rejected",
        "１２, rejected",
        "−5, rejected",
        "null, rejected",
        "'', rejected"
    })
    void money(String text, String expected) {
        assertEquals(expected, plain(money(new DecimalParser('.', null), text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,50 | 1234.50",
                "1234,50 | 1234.50",
                "12.345.678,9 | 12345678.9",
                "-1.234 | -1234",
                "123.456.789.012.345,123456 | 123456789012345.123456",
                "1.234.567.890.123.456 | rejected",
                "12.50 | rejected",
                "1.2345 | rejected",
                "1234.567 | rejected",
                ".123 | rejected",
                "1..234 | rejected",
                "1.234. | rejected",
                "1.234,5.6 | rejected"
            })
    void moneyInADeclaredForm(String text, String expected) {
        assertEquals(expected, plain(money(new DecimalParser(',', '.'), text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-11-25 | 2024-11-24T23:00:00Z",
                "2024-11-25T10:00 | 2024-11-25T09:00:00Z",
                "2024-11-25 10:00:00 | 2024-11-25T09:00:00Z",
                "2024-11-25 10:00:00.5 | 2024-11-25T09:00:00.500Z",
                "2024-11-25 10:00:00.123456789 | 2024-11-25T09:00:00.123456Z",
                "2024-11-25T10:00:00Z | 2024-11-25T10:00:00Z",
                "2024-11-25T10:00:00 Z | 2024-11-25T10:00:00Z",
                "2024-11-25T10:00Z | 2024-11-25T10:00:00Z",
                "2024-11-25T10:00:00+01 | 2024-11-25T09:00:00Z",
                "2024-11-25T10:00:00 -0530 | 2024-11-25T15:30:00Z",
                "2024-11-25T10:00:00+05:45 | 2024-11-25T04:15:00Z",
                "2024-11-25T10:00:00.25+18:00 | 2024-11-24T16:00:00.250Z",
                "2024-11-25T10:00:00-00:00 | 2024-11-25T10:00:00Z",
                "2024-11-25T00:00:00Z | 2024-11-25T00:00:00Z",
                "2024-11-25T23:59:59+00:59 | 2024-11-25T23:00:59Z",
                "2024-12-01T10:00:00+00:00 | 2024-12-01T10:00:00Z",
                "2000-01-31T10:00:00Z | 2000-01-31T10:00:00Z",
                "0099-01-01T00:00:00Z | 0099-01-01T00:00:00Z",
                "2024-02-29 | 2024-02-28T23:00:00Z",
                "2024-03-31 02:30 | 2024-03-31T01:30:00Z",
                "2024-03-31 03:30 | 2024-03-31T01:30:00Z",
                "2024-10-27 02:30 | 2024-10-27T00:30:00Z",
                "2024-10-27 03:00 | 2024-10-27T02:00:00Z",
                "1969-12-31T23:59:59.999999Z | 1969-12-31T23:59:59.999999Z",
                "2024-11-25T24:00:00 | rejected",
                "2024-11-25T23:60:00 | rejected",
                "2024-11-25T23:59:60 | rejected",
                "2024-11-25T10:00:00+18:01 | rejected",
                "2024-11-25T10:00:00+19 | rejected",
                "2024-11-25T10:00:00+1 | rejected",
                "2024-11-25T10:00:00+01:60 | rejected",
                "2024-11-25T10:00:00+01:0 | rejected",
                "2024-11-25T10:00:00+01:00:00 | rejected",
                "2024-11-25T10:00:00. | rejected",
                "2024-11-25T10:00:00,5 | rejected",
                "2024-11-25T10:00:00.1234567890 | rejected",
                "2024-11-25T10:00:00z | rejected",
                "'2024-11-25T10:00:00 ' | rejected",
                "2024-11-25Z10:00:00Z | rejected",
                "2024-11-00 | rejected",
                "2024-11-2 | rejected",
                "2024-11-25t10:00:00 | rejected",
                "2024-11-25  10:00:00 | rejected",
                "2024-11-25T10:00:00  Z | rejected",
                "2024-11-25T10:00:00 UTC | rejected",
                "2024-11-25T10:00:00 Europe/Berlin | rejected",
                "2024-11-25T10 | rejected",
                "2024-11-25T1:00 | rejected",
                "2024-11-25T10:00:0 | rejected",
                "2024-11-25T | rejected",
                "2024-11-25Z | rejected",
                "2023-02-29 | rejected",
                "2024-04-31 | rejected",
                "2024-13-01 | rejected",
                "2024-00-10 | rejected",
                "24-11-25 | rejected",
                "12024-11-25 | rejected",
                "25.11.2024 | rejected",
                "11/25/2024 | rejected",
                "20241125 | rejected",
                "２024-11-25 | rejected",
                "1732489200 | rejected",
                "now | rejected"
            })
    void timestampsInBerlin(String text, String expected) {
        long micros =
                new TimestampParser(ZoneId.of("Europe/Berlin"), null)
                        .parse(inALine(text), BEFORE, BEFORE + text.length());
        assertEquals(expected, instant(micros));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd.MM.yyyy HH:mm | 25.11.2024 10:00 | 2024-11-25T09:00:00Z",
                "dd.MM.yyyy | 25.11.2024 | 2024-11-24T23:00:00Z",
                "MMM d, uuuu h:mm a | Nov 5, 2024 1:30 PM | 2024-11-05T12:30:00Z",
                "yyyy-MM-dd HH:mm:ss XXX | 2024-11-25 10:00:00 +02:00 | 2024-11-25T08:00:00Z",
                "dd.MM.yyyy HH:mm:ss.SSS | 25.11.2024 10:00:00.125 | 2024-11-25T09:00:00.125Z",
                "yyyy-MM-dd HH:mm VV | 2024-11-25 10:00 Asia/Tokyo | 2024-11-25T01:00:00Z",
                "dd.MM.yyyy HH:mm | 27.10.2024 02:30 | 2024-10-27T00:30:00Z",
                "dd.MM.yyyy HH:mm | 31.02.2024 10:00 | rejected",
                "dd.MM.yyyy HH:mm | 25.11.2024 24:00 | rejected",
                "dd.MM.yyyy HH:mm | 2024-11-25 10:00 | rejected"
            })
    void timestampsOfADeclaredPattern(String pattern, String text, String expected) {
        TimestampParser parser = new TimestampParser(ZoneId.of("Europe/Berlin"), pattern);
        long micros = parser.parse(inALine(text), BEFORE, BEFORE + text.length());
        assertEquals(micros, parser.parse(text));
        assertEquals(expected, instant(micros));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "anna10|ANNA10",
                " ben |BEN",
                "ＢＥＮ|BEN",
                "\u00A0\u3000x\u2003|X",
                "straße|STRASSE",
                "ﬁx|FIX",
                "i|I",
                "ı|I",
                "é|É",
                "e\u0301|É",
                "a b|A B",
                "ΰ|\u03A5\u0308\u0301"
            })
    void tokens(String text, String expected) {
        assertEquals(expected, Tokens.normalise(inALine(text), BEFORE, BEFORE + text.length()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A|B; A B",
                "A=10.00|B=2.50; A:10.00 B:2.50",
                "A=|B; A B",
                "A = 3 ; A:3",
                "|A||; A",
                "a|A; A",
                "A=1|B|a=2; A:3 B",
                "A=0; A:0",
                "A=999999999999998|A=1; A:999999999999999",
                "A=1|a; A",
                "X=Y=5; X=Y:5",
                "A=1e2; bad_money",
                "A=x; bad_money",
                "A=-1; negative_amount",
                "A=-1|B=x; bad_money",
                "=5; bad_value",
                "=; bad_value",
                "A=999999999999999|A=1; bad_money"
            })
    void discountCodes(String cell, String expected) {
        DiscountCodes codes = new DiscountCodes(new DecimalParser('.', null));
        codes.read(inALine("OLD=5|=5"), BEFORE, BEFORE + 8);
        codes.clear();
        codes.read(inALine(cell), BEFORE, BEFORE + cell.length());
        List<String> found = new ArrayList<>();
        for (int i = 0; i < codes.count(); i++) {
            BigDecimal discount = codes.discount(i);
            found.add(codes.token(i) + (discount == null ? "" : ":" + discount.toPlainString()));
        }
        Rule fault = codes.fault();
        assertEquals(expected, fault == null ? String.join(" ", found) : fault.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://shop.example/?ref=anna | ANNA",
                "/p/1?utm_content=b&ref=a | A B",
                "?ref=a&ref=b | A B",
                "https://x/?utm_source=x&ref=%4Cnk-dora#a | LNK-DORA",
                "https://x/#?ref=a | ''",
                "https://x/?a=1#&ref=b | ''",
                "https://x/?re%66=a | A",
                "https://x/?re%2566=a | ''",
                "https://x/?Ref=a | ''",
                "https://x/?ref=a+b | A B",
                "https://x/?ref=%20a%20 | A",
                "https://x/?ref=a=b | A=B",
                "https://x/?ref=&ref=b | B",
                "https://x/?ref | ''",
                "https://x/?ref=%zz | %ZZ",
                "https://x/?ref=%4 | %4",
                "https://x/?ref=% | %",
                "https://x/?ref=%C3%A9 | É",
                "https://x/?ref=%C3x | %C3X",
                "https://x/?ref=%00 | %00",
                "https://x/?ref=a%41%00%C3b | AA%00%C3B",
                "https://x/?ref=a%09b | 'A\tB'",
                "'#?ref=a' | ''",
                "https://x/?a=1?ref=b | ''",
                "https://x/?a=1;ref=b | ''",
                "https://x/?&&ref=b& | B",
                "no url at all | ''"
            })
    void landingUrls(String url, String expected) {
        List<String> tokens = LandingUrl.tokens(url, List.of("ref", "utm_content"));
        assertEquals(expected, String.join(" ", tokens));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna@example.com | ***@***",
                "x,anna.b+c@mail.example.com,y | x,***@***,y",
                "a@b | ***@***",
                "email=anna%40example.com&x=1 | email=***@***&x=1",
                "ünï@exämple.de; | ***@***;",
                "anna＠example.com | ***@***",
                "follow @anna now | follow @anna now",
                "a@b.c,d@e.f | ***@***,***@***",
                "a@b@c | ***@***@c",
                "100% sure | 100% sure"
            })
    void addressesAreMasked(String text, String expected) {
        assertEquals(expected, Emails.mask(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna@Example.com", " anna@example.com ", "ANNA@EXAMPLE.COM\u00A0"})
    void addressesCompareWithoutCaseAndWhiteSpace(String address) {
        Emails emails = new Emails(Feeds.KEY);
        assertEquals(emails.hash("anna@example.com"), emails.hash(address));
        assertEquals(64, emails.hash(address).length());
    }

    /** As cells are read: somewhere in a line, whose other characters are none of theirs. */
    private static char[] inALine(String cell) {
        return ("9é" + cell + "9é").toCharArray();
    }

    private static @Nullable BigDecimal money(DecimalParser parser, String text) {
        return parser.parse(inALine(text), BEFORE, BEFORE + text.length(), 6);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? REJECTED : number.toPlainString();
    }

    private static String instant(long micros) {
        return micros == TimestampParser.BAD
                ? REJECTED
                : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
