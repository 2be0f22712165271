package laurel.reconcile;

import java.util.Locale;

/** Why a record is not taken; where several hold, the first in this order names it. */
enum Rule {
    BAD_CSV,
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
    DAMAGED_FILE;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
