package laurel.spec;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import laurel.spec.binding.Names;
import laurel.spec.binding.RecordKey;
import laurel.spec.binding.Secret;

/** The type of a key as schema and reference page see it. */
record KeyType(AnnotatedType type) {
    private static final Map<Class<?>, String> WORDS =
            Map.ofEntries(
                    Map.entry(String.class, "text"),
                    Map.entry(boolean.class, "true or false"),
                    Map.entry(int.class, "whole number"),
                    Map.entry(Integer.class, "whole number"),
                    Map.entry(long.class, "whole number"),
                    Map.entry(Long.class, "whole number"),
                    Map.entry(BigDecimal.class, "number"),
                    Map.entry(LocalDate.class, "date"),
                    Map.entry(Duration.class, "hours or days"),
                    Map.entry(ZoneId.class, "time zone"),
                    Map.entry(Currency.class, "currency"),
                    Map.entry(char.class, "one character"),
                    Map.entry(Character.class, "one character"),
                    Map.entry(Path.class, "path"),
                    Map.entry(Secret.class, "reference to a secret"));

    static KeyType of(RecordKey key) {
        return new KeyType(key.type());
    }

    Class<?> raw() {
        return type.getType() instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : (Class<?>) type.getType();
    }

    /** Of a list's elements, or a mapping's values. */
    KeyType element() {
        int place = raw() == List.class ? 0 : 1;
        return new KeyType(
                ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[place]);
    }

    /** Whether keys of this type, or its elements, are keys of their own. */
    boolean isNested() {
        return raw().isRecord() && raw() != Secret.class;
    }

    static boolean isWhole(Class<?> type) {
        return "whole number".equals(WORDS.get(type));
    }

    /** In words, e.g. {@code list of text}. */
    String words() {
        if (raw() == List.class) {
            return "list of " + element().words();
        }
        if (raw() == Map.class) {
            return "mapping of names to " + element().words();
        }
        if (raw().isEnum()) {
            return String.join(" \\| ", Names.of(raw()));
        }
        return WORDS.getOrDefault(raw(), "mapping");
    }
}
