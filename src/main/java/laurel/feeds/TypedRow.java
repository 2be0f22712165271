package laurel.feeds;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import laurel.spec.FeedKind;
import laurel.spec.FeedKind.Cell;
import laurel.spec.FeedKind.FeedColumn;
import laurel.spec.FeedSpec;
import org.jspecify.annotations.Nullable;

/**
 * The typed values of one record, by place of their canonical column. Reused from record to record;
 * every cell of a typed column is checked, also of columns that no relation keeps.
 */
final class TypedRow {
    private static final int MONEY_PLACES = 6;
    private static final int RATE_PLACES = 12;
    private static final List<String> TRUE = List.of("true", "1", "t", "yes", "y");
    private static final List<String> FALSE = List.of("false", "0", "f", "no", "n");

    private final FeedColumn[] columns;
    private final int emailColumn;
    private final int[] sources;
    private final List<String> constants;
    private final List<List<String>> words;
    private final @Nullable String[] blanks;
    private final DecimalParser decimalParser;
    private final TimestampParser timestamps;
    private final @Nullable DateTimeFormatter datePattern;

    private final boolean[] isThere;
    private final long[] numbers;
    private final @Nullable BigDecimal[] decimals;
    private final @Nullable String[] strings;
    private final DiscountCodes codes;
    private final Disguise disguise;
    private final Faults faults = new Faults();
    private Cells cells = new Cells();

    TypedRow(FeedSpec spec, Mapping mapping, LandingSettings settings) {
        FeedKind kind = spec.feed();
        columns = kind.columns().toArray(new FeedColumn[0]);
        emailColumn = kind.columns().stream().map(FeedColumn::cell).toList().indexOf(Cell.EMAIL);
        sources = mapping.sources().stream().mapToInt(Integer::intValue).toArray();
        constants = mapping.constants();
        words = kind.columns().stream().map(FeedColumn::words).toList();
        blanks = new String[columns.length];
        for (int i = 0; i < columns.length; i++) {
            blanks[i] = blank(columns[i], settings.currency());
        }
        decimalParser = new DecimalParser(spec.decimalSeparator(), spec.groupingSeparator());
        ZoneId zone = spec.timezone() == null ? settings.timezone() : spec.timezone();
        timestamps = new TimestampParser(zone, spec.timestampFormat());
        datePattern =
                spec.dateFormat() == null ? null : TimestampParser.formatter(spec.dateFormat());
        isThere = new boolean[columns.length];
        numbers = new long[columns.length];
        decimals = new BigDecimal[columns.length];
        strings = new String[columns.length];
        codes = new DiscountCodes(decimalParser);
        disguise = new Disguise(kind, settings.forgotten());
    }

    private static @Nullable String blank(FeedColumn column, String currency) {
        boolean isCurrency = column.cell() == Cell.CURRENCY && !column.isRequired();
        return isCurrency ? currency : column.blank();
    }

    /** Reads all cells of a record that has as many as its header; see {@link #faults}. */
    void read(Cells record) {
        cells = record;
        constants.forEach(record::add);
        faults.clear();
        codes.clear();
        Arrays.fill(isThere, false);
        Arrays.fill(strings, null);
        for (int i = 0; i < columns.length; i++) {
            int source = sources[i];
            if (source < 0 || cells.isBlank(source)) {
                blank(i);
            } else {
                isThere[i] = true;
                type(i, cells.text(), cells.from(source), cells.to(source));
            }
        }
        disguise.put(this);
    }

    /** Whether the record, whose text is given, names somebody who was forgotten. */
    boolean isHidden(String text) {
        return disguise.isHiding(text);
    }

    /** Gives a cell another text; null: none. */
    void replace(int column, @Nullable String text) {
        strings[column] = text;
        isThere[column] = text != null;
    }

    Faults faults() {
        return faults;
    }

    /** Whether the cell is filled (or has a default) and well-formed. */
    boolean has(int column) {
        return isThere[column];
    }

    /** Whether the cell is filled, well-formed or not. */
    boolean isFilled(int column) {
        return sources[column] >= 0 && !cells.isBlank(sources[column]);
    }

    /** Microseconds, days since 1970, a count, or 1 for true. */
    long number(int column) {
        return numbers[column];
    }

    /** The decimal; zero where there is none. */
    BigDecimal decimal(int column) {
        BigDecimal value = decimals[column];
        return isThere[column] && value != null ? value : BigDecimal.ZERO;
    }

    /** The text, normalised where its kind is; only where {@link #has} says so. */
    String string(int column) {
        String value = strings[column];
        return value == null ? cells.string(sources[column]) : value;
    }

    /** The cell as it stands, trimmed; empty when blank. */
    String cell(int column) {
        return isFilled(column) ? cells.string(sources[column]) : "";
    }

    /** What identifies somebody by e-mail; empty: nothing does. */
    String email() {
        return emailColumn < 0 ? "" : cell(emailColumn);
    }

    DiscountCodes codes() {
        return codes;
    }

    /** Gives a blank cell its value. */
    void fill(int column, long number) {
        isThere[column] = true;
        numbers[column] = number;
    }

    private void blank(int column) {
        strings[column] = blanks[column];
        isThere[column] = blanks[column] != null;
        if (columns[column].isRequired()) {
            fault(Rule.MISSING_REQUIRED, column, "a value");
        }
    }

    private void type(int column, char[] text, int from, int to) {
        switch (columns[column].cell()) {
            case TEXT -> word(column, text, from, to);
            case TOKEN -> token(column, text, from, to);
            case CODES -> {
                codes.read(text, from, to);
                if (codes.fault() != null) {
                    fault(codes.fault(), column, "codes such as A|B or A=10.00|B=2.50");
                }
            }
            case EMAIL -> {
                // any text; it is hashed where it is written
            }
            case MONEY -> money(column, text, from, to);
            case RATE -> rate(column, text, from, to);
            case COUNT -> count(column, text, from, to);
            case BOOLEAN -> flag(column, text, from, to);
            case TIMESTAMP -> timestamp(column, text, from, to);
            case DATE -> date(column, text, from, to);
            case CURRENCY -> currency(column, text, from, to);
        }
    }

    private void word(int column, char[] text, int from, int to) {
        List<String> known = words.get(column);
        if (!known.isEmpty()) {
            strings[column] = Enumerations.match(known, text, from, to);
            if (strings[column] == null) {
                fault(Rule.BAD_VALUE, column, "one of " + String.join(", ", known));
            }
        }
    }

    private void token(int column, char[] text, int from, int to) {
        String token = Tokens.normalise(text, from, to);
        strings[column] = token;
        if (token.isEmpty()) {
            fault(Rule.MISSING_REQUIRED, column, "a value");
        }
    }

    private void money(int column, char[] text, int from, int to) {
        BigDecimal amount = decimalParser.parse(text, from, to, MONEY_PLACES);
        decimals[column] = amount;
        if (amount == null) {
            fault(Rule.BAD_MONEY, column, "an amount of at most 15 digits and 6 places");
        } else if (amount.signum() < 0) {
            fault(Rule.NEGATIVE_AMOUNT, column, "0 or more");
        }
    }

    private void rate(int column, char[] text, int from, int to) {
        BigDecimal rate = decimalParser.parse(text, from, to, RATE_PLACES);
        decimals[column] = rate;
        boolean isShare = columns[column].isShare();
        if (rate == null) {
            fault(Rule.BAD_NUMBER, column, "a number of at most 15 digits and 12 places");
        } else if (isShare && (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0)) {
            fault(Rule.BAD_VALUE, column, "a share from 0 to 1");
        } else if (!isShare && rate.signum() <= 0) {
            fault(Rule.BAD_VALUE, column, "a number above 0");
        }
    }

    private void count(int column, char[] text, int from, int to) {
        numbers[column] = decimalParser.count(text, from, to);
        if (numbers[column] == DecimalParser.NO_COUNT) {
            fault(Rule.BAD_NUMBER, column, "a whole number of at most 15 digits");
        }
    }

    private void flag(int column, char[] text, int from, int to) {
        boolean isTrue = Enumerations.match(TRUE, text, from, to) != null;
        numbers[column] = isTrue ? 1 : 0;
        if (!isTrue && Enumerations.match(FALSE, text, from, to) == null) {
            fault(Rule.BAD_VALUE, column, "true or false");
        }
    }

    private void timestamp(int column, char[] text, int from, int to) {
        numbers[column] = timestamps.parse(text, from, to);
        if (numbers[column] == TimestampParser.BAD) {
            fault(Rule.BAD_TIMESTAMP, column, "a time such as 2025-11-28T09:30:00+01:00");
        }
    }

    private void date(int column, char[] text, int from, int to) {
        long day = TimestampParser.BAD;
        if (datePattern != null) {
            day = patternDay(datePattern, new String(text, from, to - from));
        } else if (to - from == 10) {
            day = TimestampParser.day(text, from, to);
        }
        numbers[column] = day;
        if (day == TimestampParser.BAD) {
            fault(Rule.BAD_DATE, column, "a date such as 2025-11-28");
        }
    }

    private static long patternDay(DateTimeFormatter pattern, String text) {
        try {
            return LocalDate.parse(text, pattern).toEpochDay();
        } catch (DateTimeException e) {
            return TimestampParser.BAD;
        }
    }

    private void currency(int column, char[] text, int from, int to) {
        boolean isGood = to - from == 3;
        for (int i = from; i < to && isGood; i++) {
            char c = text[i];
            isGood = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
        if (isGood) {
            strings[column] = new String(text, from, 3).toUpperCase(Locale.ROOT);
        } else {
            fault(Rule.BAD_CURRENCY, column, "three letters such as EUR");
        }
    }

    private void fault(@Nullable Rule rule, int column, String wanted) {
        if (rule != null) {
            isThere[column] = false;
            faults.add(rule, column, wanted);
        }
    }
}
