package laurel.publish;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import laurel.parquet.Column;
import laurel.parquet.ColumnType;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads a contract in the Open Data Contract Standard 3.1. */
final class ContractReader {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");
    private static final int MONEY_DIGITS = 18;

    private final String file;

    private ContractReader(String file) {
        this.file = file;
    }

    static Contract read(String file, InputStream yaml) {
        Object root =
                new Load(LoadSettings.builder().setLabel(file).build()).loadFromInputStream(yaml);
        return new ContractReader(file).contract(root);
    }

    private Contract contract(@Nullable Object root) {
        Object table = list(root, "schema").get(0);
        List<Contract.Property> properties = new ArrayList<>();
        for (Object property : list(table, "properties")) {
            properties.add(property(property));
        }
        List<String> sortKey = new ArrayList<>();
        if (custom(table, "sortKey") instanceof List<?> keys) {
            keys.forEach(key -> sortKey.add(String.valueOf(key)));
        }
        Object folder = custom(table, "partitionFolder");
        return new Contract(
                text(root, "name"),
                text(root, "version"),
                text(value(root, "description"), "purpose"),
                text(table, "description"),
                properties,
                sortKey,
                folder == null ? null : new Partition(folder.toString(), sortKey.get(0)));
    }

    private Contract.Property property(Object property) {
        Object unit = custom(property, "unit");
        Unit counted =
                unit == null ? Unit.PLAIN : Unit.valueOf(unit.toString().toUpperCase(Locale.ROOT));
        Column column =
                column(text(property, "name"), text(property, "physicalType"), counted)
                        .describedAs(text(property, "description"));
        return new Contract.Property(
                Boolean.TRUE.equals(value(property, "required")) ? column.required() : column,
                counted,
                Boolean.TRUE.equals(custom(property, "derived")));
    }

    private static Column column(String name, String type, Unit unit) {
        if (unit == Unit.MONEY) {
            return Column.decimal(name, MONEY_DIGITS, 0);
        }
        Matcher decimal = DECIMAL.matcher(type);
        return decimal.matches()
                ? Column.decimal(
                        name,
                        Integer.parseInt(decimal.group(1)),
                        Integer.parseInt(decimal.group(2)))
                : Column.of(name, ColumnType.valueOf(type));
    }

    private @Nullable Object custom(Object holder, String name) {
        if (value(holder, "customProperties") instanceof List<?> customs) {
            for (Object custom : customs) {
                if (name.equals(value(custom, "property"))) {
                    return value(custom, "value");
                }
            }
        }
        return null;
    }

    private String text(@Nullable Object holder, String key) {
        Object value = value(holder, key);
        if (value == null) {
            throw new IllegalArgumentException(file + ": no " + key + " in " + holder);
        }
        return value.toString();
    }

    private List<?> list(@Nullable Object holder, String key) {
        if (value(holder, key) instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw new IllegalArgumentException(file + ": no list of " + key + " in " + holder);
    }

    private static @Nullable Object value(@Nullable Object holder, String key) {
        return holder instanceof Map<?, ?> map ? map.get(key) : null;
    }
}
