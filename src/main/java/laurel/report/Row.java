package laurel.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row that a query read; its cells know where they come from. */
record Row(Query query, Map<String, @Nullable Object> values) {
    /** A figure as the page writes it; an empty cell where the dataset has null. */
    Cell cell(String column, Format format) {
        return Cell.of(values.get(column), format, source(column));
    }

    /**
     * An amount that the dataset holds with more places than its currency has.
     *
     * @param places minor units of the currency
     */
    Cell money(String column, int places) {
        Object value = values.get(column);
        if (value == null) {
            return cell(column, Format.MONEY);
        }
        BigDecimal amount = number(column).setScale(places, RoundingMode.HALF_UP);
        return new Cell(Format.MONEY.write(amount), value.toString(), source(column));
    }

    /** A word or a day of the row, which is no figure. */
    Cell text(String column) {
        return Cell.text(word(column));
    }

    /** As text; empty where the dataset has null. */
    String word(String column) {
        Object value = values.get(column);
        return value == null ? "" : value.toString();
    }

    boolean is(String column) {
        return Boolean.TRUE.equals(values.get(column));
    }

    /** As a number; 0 where the dataset has null. */
    BigDecimal number(String column) {
        Object value = values.get(column);
        return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
    }

    boolean has(String column) {
        return values.get(column) != null;
    }

    private Source source(String column) {
        Map<String, String> rows = new LinkedHashMap<>();
        query.where().forEach((name, value) -> rows.put(name, value.toString()));
        for (String key : query.keys()) {
            Object value = values.get(key);
            if (value == null) {
                rows.put(key + Query.NULL, "");
            } else {
                rows.put(key, value.toString());
            }
        }
        return new Source(query.dataset(), rows, column);
    }
}
