package laurel.parquet;

/** What a column holds. A day is a {@code DATE}; instants are {@code BIGINT} microseconds. */
public enum ColumnType {
    STRING,
    BOOLEAN,
    INT,
    BIGINT,
    DATE,
    DECIMAL
}
