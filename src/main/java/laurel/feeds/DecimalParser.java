package laurel.feeds;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code -?[0-9]{1,15}(\.[0-9]{1,n})?} exactly, with the signs that the feed declares. A
 * declared grouping sign must group by threes: taking any sign between digits away would read 12.50
 * as 1250 where {@code .} groups.
 */
final class DecimalParser {
    static final long NO_COUNT = -1;

    private static final int MAX_WHOLE = 15;
    private static final int MAX_LONG_DIGITS = 18;

    private final char decimal;
    private final @Nullable Character grouping;

    DecimalParser(char decimal, @Nullable Character grouping) {
        this.decimal = decimal;
        this.grouping = grouping;
    }

    @Nullable BigDecimal parse(String text, int maxPlaces) {
        return parse(text.toCharArray(), 0, text.length(), maxPlaces);
    }

    /** Null: not such a number. */
    @Nullable BigDecimal parse(char[] text, int from, int to, int maxPlaces) {
        boolean isNegative = from < to && text[from] == '-';
        int start = isNegative ? from + 1 : from;
        int point = start;
        long number = 0;
        while (point < to && Text.isDigit(text[point])) {
            number = number * 10 + (text[point] - '0');
            point++;
        }
        int whole = point - start;
        if (grouping != null && point < to && text[point] == grouping) {
            String plain = ungrouped(text, start, to, grouping);
            return plain == null ? null : parse((isNegative ? "-" : "") + plain, maxPlaces);
        }
        if (whole == 0 || whole > MAX_WHOLE) {
            return null;
        }
        int places = 0;
        if (point < to) {
            places = to - point - 1;
            if (text[point] != decimal || places == 0 || places > maxPlaces) {
                return null;
            }
        }
        return number(text, start, whole, places, number, isNegative);
    }

    /** A number without sign and places, grouped or not; {@link #NO_COUNT}: it is none. */
    long count(char[] text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            if (grouping != null && text[i] == grouping) {
                String plain = ungrouped(text, from, to, grouping);
                return plain == null ? NO_COUNT : count(plain.toCharArray(), 0, plain.length());
            }
            if (!Text.isDigit(text[i]) || i - from >= MAX_WHOLE) {
                return NO_COUNT;
            }
            number = number * 10 + (text[i] - '0');
        }
        return from < to ? number : NO_COUNT;
    }

    private static @Nullable BigDecimal number(
            char[] text, int start, int whole, int places, long wholeNumber, boolean isNegative) {
        int point = start + whole;
        long number = wholeNumber;
        for (int i = point + 1; i <= point + places; i++) {
            if (!Text.isDigit(text[i])) {
                return null;
            }
            number = number * 10 + (text[i] - '0');
        }
        if (whole + places <= MAX_LONG_DIGITS) {
            return BigDecimal.valueOf(isNegative ? -number : number, places);
        }
        String digits = new String(text, start, whole) + new String(text, point + 1, places);
        BigDecimal big = new BigDecimal(new BigInteger(digits), places);
        return isNegative ? big.negate() : big;
    }

    /** The number without its grouping signs; null: they do not stand at every third digit. */
    private @Nullable String ungrouped(char[] text, int start, int to, char sign) {
        StringBuilder plain = new StringBuilder();
        int run = 0;
        boolean isFirst = true;
        int i = start;
        for (; i < to && (Text.isDigit(text[i]) || text[i] == sign); i++) {
            if (text[i] != sign) {
                plain.append(text[i]);
                run++;
            } else {
                boolean isGroup = isFirst ? run >= 1 && run <= 3 : run == 3;
                if (!isGroup) {
                    return null;
                }
                isFirst = false;
                run = 0;
            }
        }
        if (run != 3 || (i < to && text[i] != decimal)) {
            return null;
        }
        return plain.append(text, i, to - i).toString();
    }
}
