package laurel.spec.binding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as JSON that is the same for the same meaning: keys in order, absent values left out,
 * numbers as text without idle zeros, and neither {@link Given} nor {@link Operational} components.
 */
public final class CanonicalJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private CanonicalJson() {}

    public static String of(Record record) {
        return MAPPER.writeValueAsString(plain(record));
    }

    private static Object plain(Object value) {
        if (value instanceof Record record) {
            return record(record);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CanonicalJson::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(key.toString(), plain(each)));
            return sorted;
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return value instanceof Enum<?> constant ? Names.of(constant) : value.toString();
    }

    private static Map<String, Object> record(Record record) {
        Map<String, Object> sorted = new TreeMap<>();
        for (RecordKey key : RecordKey.of(record.getClass())) {
            @Nullable Object value = key.isGiven() || key.isOperational() ? null : key.of(record);
            if (value instanceof Secret) {
                throw new IllegalStateException("[BUG] " + key.name() + " must be @Operational");
            }
            if (value != null) {
                sorted.put(key.name(), plain(value));
            }
        }
        return sorted;
    }
}
