package laurel.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The schema in Parquet's words. */
final class ParquetTypes {
    private static final int[] DECIMAL_BYTES =
            IntStream.rangeClosed(0, 38)
                    .map(digits -> BigInteger.TEN.pow(digits).bitLength() / Byte.SIZE + 1)
                    .toArray();

    private ParquetTypes() {}

    static MessageType message(TableSchema schema) {
        return new MessageType("table", schema.columns().stream().map(ParquetTypes::type).toList());
    }

    private static Type type(Column column) {
        return switch (column.type()) {
            case STRING ->
                    primitive(column, PrimitiveTypeName.BINARY)
                            .as(stringType())
                            .named(column.name());
            case BOOLEAN -> primitive(column, PrimitiveTypeName.BOOLEAN).named(column.name());
            case INT -> primitive(column, PrimitiveTypeName.INT32).named(column.name());
            case BIGINT -> primitive(column, PrimitiveTypeName.INT64).named(column.name());
            case DATE ->
                    primitive(column, PrimitiveTypeName.INT32).as(dateType()).named(column.name());
            case DECIMAL -> decimal(column);
        };
    }

    private static Type decimal(Column column) {
        var logical = decimalType(column.scale(), column.precision());
        if (column.isLongDecimal()) {
            return primitive(
                            column,
                            column.isIntDecimal()
                                    ? PrimitiveTypeName.INT32
                                    : PrimitiveTypeName.INT64)
                    .as(logical)
                    .named(column.name());
        }
        return primitive(column, PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                .length(decimalBytes(column.precision()))
                .as(logical)
                .named(column.name());
    }

    private static Types.PrimitiveBuilder<PrimitiveType> primitive(
            Column column, PrimitiveTypeName name) {
        return Types.primitive(
                name, column.isRequired() ? Type.Repetition.REQUIRED : Type.Repetition.OPTIONAL);
    }

    /** Fewest bytes whose two's complement holds every number of so many digits. */
    static int decimalBytes(int precision) {
        return DECIMAL_BYTES[precision];
    }
}
