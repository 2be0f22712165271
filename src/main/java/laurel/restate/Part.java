package laurel.restate;

import java.util.Locale;

/** A part of a comparison. */
public enum Part {
    /** What the runs are made of and does not agree: days, rules, files, program. */
    CAUSES,
    /** The seasons in which something differs. */
    SEASONS,
    /** The sums of all orders, credited and not, in and out of seasons. */
    TOTALS,
    /** Every figure that differs. */
    FIGURES,
    /** Every tier that differs. */
    TIERS,
    /** The ledger lines that differ. */
    LEDGER;

    String relation() {
        return "diff_" + this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
