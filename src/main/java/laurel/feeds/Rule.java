package laurel.feeds;

import java.util.Locale;

/** Why a record is rejected, in the order of precedence: the first that applies names the row. */
public enum Rule {
    /** Text behind a closing quote. */
    BAD_CSV,
    /** A line of NDJSON that is not one JSON object with distinct keys. */
    BAD_JSON,
    /** A quote that is open at the end of its line, in a feed of single lines. */
    MULTILINE_RECORD,
    BAD_ENCODING,
    NUL,
    WRONG_COLUMN_COUNT,
    MISSING_REQUIRED,
    BAD_MONEY,
    BAD_NUMBER,
    BAD_TIMESTAMP,
    BAD_DATE,
    BAD_CURRENCY,
    BAD_VALUE,
    NEGATIVE_AMOUNT,
    NEGATIVE_BASE,
    BAD_INTERVAL,
    NO_FX_RATE,
    UNKNOWN_ORDER,
    UNKNOWN_SEASON,
    /** The whole file: line 0. */
    DAMAGED_FILE;

    /** The name in quarantine and reports: {@code bad_money}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
