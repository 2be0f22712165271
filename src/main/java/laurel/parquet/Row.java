package laurel.parquet;

import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** The row being filled: one slot a column, nothing boxed. */
final class Row {
    private final TableSchema schema;
    private final Column[] columns;
    private final boolean[] isSet;
    private final long[] numbers;
    private final @Nullable Binary[] binaries;

    Row(TableSchema schema) {
        this.schema = schema;
        columns = schema.columns().toArray(new Column[0]);
        isSet = new boolean[columns.length];
        numbers = new long[columns.length];
        binaries = new Binary[columns.length];
    }

    void number(int column, long value) {
        numbers[column] = value;
        isSet[column] = true;
    }

    void binary(int column, byte[] value) {
        binaries[column] = Binary.fromConstantByteArray(value);
        isSet[column] = true;
    }

    /** Sends the row to Parquet and empties it. */
    void emit(RecordConsumer consumer, long place) {
        consumer.startMessage();
        for (int at = 0; at < columns.length; at++) {
            if (isSet[at]) {
                emitCell(consumer, at, columns[at]);
            } else if (columns[at].isRequired()) {
                throw new IllegalStateException(
                        "row %d has no value for the required column %s (columns: %s)"
                                .formatted(place, columns[at].name(), schema.names()));
            }
        }
        consumer.endMessage();
        Arrays.fill(isSet, false);
    }

    private void emitCell(RecordConsumer consumer, int at, Column column) {
        consumer.startField(column.name(), at);
        Binary binary = binaries[at];
        switch (column.type()) {
            case BOOLEAN -> consumer.addBoolean(numbers[at] != 0);
            case INT, DATE -> consumer.addInteger((int) numbers[at]);
            case BIGINT -> consumer.addLong(numbers[at]);
            case STRING, DECIMAL -> {
                if (binary != null) {
                    consumer.addBinary(binary);
                    binaries[at] = null;
                } else if (column.isIntDecimal()) {
                    consumer.addInteger((int) numbers[at]);
                } else {
                    consumer.addLong(numbers[at]);
                }
            }
        }
        consumer.endField(column.name(), at);
    }
}
