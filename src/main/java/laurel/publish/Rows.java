package laurel.publish;

import java.time.LocalDate;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Rows of an Arrow batch as plain values. */
record Rows(VectorSchemaRoot batch) {
    @Nullable Object value(String column, int at) {
        return value(batch.getVector(column), at);
    }

    private static @Nullable Object value(FieldVector vector, int at) {
        if (vector.isNull(at)) {
            return null;
        }
        if (vector instanceof VarCharVector texts) {
            return String.valueOf(texts.getObject(at));
        }
        return vector instanceof DateDayVector days
                ? LocalDate.ofEpochDay(days.get(at))
                : vector.getObject(at);
    }
}
