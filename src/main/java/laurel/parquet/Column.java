package laurel.parquet;

/**
 * A column of a Parquet file.
 *
 * @param precision digits in all, 1 to 38; 0 unless the type is DECIMAL
 * @param scale digits behind the point, 0 to precision; 0 unless the type is DECIMAL
 * @param isRequired whether every row must have a value
 * @param description what it means, for people; may be empty
 */
public record Column(
        String name,
        ColumnType type,
        int precision,
        int scale,
        boolean isRequired,
        String description) {
    private static final int MAX_PRECISION = 38;
    private static final int MAX_INT_PRECISION = 9;
    private static final int MAX_LONG_PRECISION = 18;

    public Column {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a column needs a name");
        }
        boolean isDecimal = type == ColumnType.DECIMAL;
        if (isDecimal && (precision < 1 || precision > MAX_PRECISION)) {
            throw new IllegalArgumentException(
                    name + ": precision must be 1 to 38, got " + precision);
        }
        if (scale < 0 || scale > precision || (!isDecimal && precision != 0)) {
            throw new IllegalArgumentException(
                    name + ": no such type: " + type + "(" + precision + "," + scale + ")");
        }
    }

    public static Column string(String name) {
        return of(name, ColumnType.STRING);
    }

    public static Column bool(String name) {
        return of(name, ColumnType.BOOLEAN);
    }

    public static Column integer(String name) {
        return of(name, ColumnType.INT);
    }

    public static Column bigint(String name) {
        return of(name, ColumnType.BIGINT);
    }

    public static Column date(String name) {
        return of(name, ColumnType.DATE);
    }

    public static Column decimal(String name, int precision, int scale) {
        return new Column(name, ColumnType.DECIMAL, precision, scale, false, "");
    }

    /** An optional column without a description; of any type but DECIMAL. */
    public static Column of(String name, ColumnType type) {
        return new Column(name, type, 0, 0, false, "");
    }

    /** This column, with a value in every row. */
    /** Whether its values are bytes in Parquet: texts, and decimals of more than 18 digits. */
    public boolean isBinary() {
        return type == ColumnType.STRING || (type == ColumnType.DECIMAL && !isLongDecimal());
    }

    public Column required() {
        return new Column(name, type, precision, scale, true, description);
    }

    public Column describedAs(String text) {
        return new Column(name, type, precision, scale, isRequired, text);
    }

    /** The type as SQL writes it, e.g. {@code DECIMAL(18,2)}. */
    public String typeName() {
        return type == ColumnType.DECIMAL
                ? "DECIMAL(" + precision + "," + scale + ")"
                : type.name();
    }

    /** Whether values are a 32-bit number of units of the last place. */
    boolean isIntDecimal() {
        return type == ColumnType.DECIMAL && precision <= MAX_INT_PRECISION;
    }

    /** Whether values fit a 64-bit number of units of the last place. */
    boolean isLongDecimal() {
        return type == ColumnType.DECIMAL && precision <= MAX_LONG_PRECISION;
    }
}
