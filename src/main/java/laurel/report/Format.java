package laurel.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How the page writes a figure, in English and without the machine's locale. */
enum Format {
    /** With all places that its dataset has. */
    MONEY("#,##0", 0, -1),
    /** A part of 1, in per cent with one place. */
    SHARE("#,##0.0", 2, 1),
    /** Orders may be shared: at most two places, those that are not 0. */
    COUNT("#,##0.##", 0, 2),
    /** A factor such as roas, with two places. */
    RATIO("#,##0.00", 0, 2);

    private final String pattern;
    private final int shift;
    private final int places;

    /**
     * @param places -1: as many as the value has
     */
    Format(String pattern, int shift, int places) {
        this.pattern = pattern;
        this.shift = shift;
        this.places = places;
    }

    String write(Object value) {
        BigDecimal number = new BigDecimal(value.toString()).movePointRight(shift);
        int scale = places < 0 ? Math.max(0, number.scale()) : places;
        DecimalFormat format =
                new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(this == COUNT ? 0 : scale);
        format.setMaximumFractionDigits(scale);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number) + (this == SHARE ? " %" : "");
    }
}
