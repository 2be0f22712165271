package laurel.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A contract of one table in the Open Data Contract Standard 3.1, as it stands in its file.
 *
 * @param file for messages
 */
public record OpenContract(String file, Part root) {
    /** Reads a file of the class path, e.g. {@code /laurel/feeds/orders.yml}. */
    public static OpenContract resource(String file) {
        try (InputStream in = OpenContract.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return read(file, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static OpenContract read(String file, InputStream yaml) {
        Object root =
                new Load(LoadSettings.builder().setLabel(file).build()).loadFromInputStream(yaml);
        return new OpenContract(file, new Part(file, root));
    }

    /** The one table it is about. */
    public Part table() {
        return root.parts("schema").get(0);
    }

    /** The columns of the table, in order. */
    public List<Part> columns() {
        return table().parts("properties");
    }

    /** A mapping of the file, whose keys may be there or not. */
    public record Part(String file, @Nullable Object node) {
        /**
         * @throws IllegalArgumentException if it is not there
         */
        public String text(String key) {
            Object value = value(key);
            if (value == null) {
                throw new IllegalArgumentException(file + ": no " + key + " in " + node);
            }
            return value.toString();
        }

        public boolean isTrue(String key) {
            return Boolean.TRUE.equals(value(key));
        }

        public Part part(String key) {
            return new Part(file, value(key));
        }

        /** The mappings of a list; empty when it is not there. */
        public List<Part> parts(String key) {
            return value(key) instanceof List<?> list
                    ? list.stream().map(element -> new Part(file, element)).toList()
                    : List.of();
        }

        /** The value of a custom property; null: it has none of that name. */
        public @Nullable Object custom(String property) {
            for (Part custom : parts("customProperties")) {
                if (property.equals(custom.value("property"))) {
                    return custom.value("value");
                }
            }
            return null;
        }

        /** The texts of a custom property that is a list; empty: it has none of that name. */
        public List<String> customs(String property) {
            return custom(property) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }

        public @Nullable Object value(String key) {
            return node instanceof Map<?, ?> map ? map.get(key) : null;
        }
    }
}
