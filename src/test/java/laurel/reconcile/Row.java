package laurel.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of a record by name. Reading one notes what is wrong with it; null is unknown. */
final class Row {
    private static final Pattern MONEY = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final Pattern RATE = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,12})?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,15}");
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");

    private final Csv.Raw raw;
    private final Map<String, Integer> columns;
    private final int place;
    private final EnumSet<Rule> faults = EnumSet.noneOf(Rule.class);

    /**
     * @param place 0-based place of the record in the feed's delivery
     */
    Row(Csv.Raw raw, Map<String, Integer> columns, int width, int place) {
        this.raw = raw;
        this.columns = columns;
        this.place = place;
        faults.addAll(raw.faults());
        if (isReadable() && raw.cells().size() != width) {
            faults.add(Rule.WRONG_COLUMN_COUNT);
        }
    }

    String file() {
        return raw.file();
    }

    int line() {
        return raw.line();
    }

    int place() {
        return place;
    }

    /** The rule that names the row, null when nothing is wrong so far. */
    @Nullable Rule fault() {
        return faults.isEmpty() ? null : faults.iterator().next();
    }

    boolean isReadable() {
        return !faults.contains(Rule.BAD_CSV)
                && !faults.contains(Rule.MULTILINE_RECORD)
                && !faults.contains(Rule.WRONG_COLUMN_COUNT);
    }

    void fault(Rule rule) {
        faults.add(rule);
    }

    @Nullable String text(String name) {
        Integer column = columns.get(name);
        if (column == null || !isReadable()) {
            return null;
        }
        String cell = Text.trim(raw.cells().get(column));
        return cell.isEmpty() ? null : cell;
    }

    void require(String... names) {
        for (String name : names) {
            if (isReadable() && text(name) == null) {
                fault(Rule.MISSING_REQUIRED);
            }
        }
    }

    String token(String name) {
        String cell = text(name);
        return cell == null ? "" : Text.token(cell);
    }

    @Nullable BigDecimal money(String name) {
        String cell = text(name);
        return cell == null ? null : money(cell, this);
    }

    static @Nullable BigDecimal money(String cell, Row row) {
        if (!MONEY.matcher(cell).matches()) {
            row.fault(Rule.BAD_MONEY);
            return null;
        }
        BigDecimal amount = new BigDecimal(cell);
        if (amount.signum() < 0) {
            row.fault(Rule.NEGATIVE_AMOUNT);
        }
        return amount;
    }

    @Nullable BigDecimal rate(String name) {
        String cell = text(name);
        if (cell == null) {
            return null;
        }
        if (!RATE.matcher(cell).matches()) {
            fault(Rule.BAD_NUMBER);
            return null;
        }
        return new BigDecimal(cell);
    }

    /** A rate of commission, 0 to 1. */
    @Nullable BigDecimal share(String name) {
        BigDecimal rate = rate(name);
        if (rate != null && (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0)) {
            fault(Rule.BAD_VALUE);
        }
        return rate;
    }

    @Nullable Long count(String name) {
        String cell = text(name);
        if (cell == null || !COUNT.matcher(cell).matches()) {
            if (cell != null) {
                fault(Rule.BAD_NUMBER);
            }
            return null;
        }
        return Long.valueOf(cell);
    }

    @Nullable Long at(String name, ZoneId zone) {
        String cell = text(name);
        Long at = cell == null ? null : Times.parse(cell, zone);
        if (cell != null && at == null) {
            fault(Rule.BAD_TIMESTAMP);
        }
        return at;
    }

    @Nullable LocalDate date(String name) {
        String cell = text(name);
        LocalDate date = cell == null ? null : Times.date(cell);
        if (cell != null && date == null) {
            fault(Rule.BAD_DATE);
        }
        return date;
    }

    @Nullable Boolean bool(String name) {
        String cell = choice(name, null);
        if (cell == null || TRUE.contains(cell) || FALSE.contains(cell)) {
            return cell == null ? null : TRUE.contains(cell);
        }
        fault(Rule.BAD_VALUE);
        return null;
    }

    /** A word in lower case, one of those allowed (null: any). */
    @Nullable String choice(String name, @Nullable List<String> allowed) {
        String cell = text(name);
        String word = cell == null ? null : cell.toLowerCase(Locale.ROOT);
        if (word != null && allowed != null && !allowed.contains(word)) {
            fault(Rule.BAD_VALUE);
        }
        return word;
    }

    String currency(String jobCurrency) {
        String cell = text("currency");
        if (cell != null && !cell.matches("[A-Za-z]{3}")) {
            fault(Rule.BAD_CURRENCY);
        }
        return cell == null ? jobCurrency : cell.toUpperCase(Locale.ROOT);
    }
}
