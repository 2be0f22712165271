package laurel.cli;

import java.util.Locale;

/** How rows are printed. */
enum RowFormat {
    TABLE,
    CSV,
    JSON,
    XLSX;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
