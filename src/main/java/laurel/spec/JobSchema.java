package laurel.spec;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Names;
import laurel.spec.binding.RecordKey;
import laurel.spec.binding.Secret;
import laurel.spec.binding.Shorthand;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (draft 2020-12) of job and feed files, for editors; made of the records that read
 * them, so they say the same. What one key asks of another is left to {@link SpecReader}.
 */
public final class JobSchema {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final ObjectNode definitions = MAPPER.createObjectNode();

    private JobSchema() {}

    /** Of job files. */
    public static String job() {
        return new JobSchema().schema(Job.class, "job");
    }

    /** Of feed files. */
    public static String feed() {
        return new JobSchema().schema(FeedSpec.class, "feed");
    }

    private String schema(Class<?> type, String name) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$id", "urn:laurel:schema:" + name);
        root.put("title", "Laurel " + name + " file");
        root.setAll(record(type));
        root.set("$defs", definitions);
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return MAPPER.writer().with(printer).writeValueAsString(root) + "\n";
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode node = MAPPER.createObjectNode();
        Doc doc = type.getAnnotation(Doc.class);
        if (doc != null) {
            node.put("description", doc.value());
        }
        node.put("type", "object");
        node.put("additionalProperties", false);
        ObjectNode properties = MAPPER.createObjectNode();
        ArrayNode required = MAPPER.createArrayNode();
        for (RecordKey key : RecordKey.of(type)) {
            if (!key.isGiven()) {
                properties.set(key.name(), property(key));
            }
            if (key.isRequired()) {
                required.add(key.name());
            }
        }
        node.set("properties", properties);
        if (!required.isEmpty()) {
            node.set("required", required);
        }
        return node;
    }

    private ObjectNode property(RecordKey key) {
        ObjectNode node = value(KeyType.of(key), key);
        String otherwise = key.otherwise().isEmpty() ? "" : " Left out: " + key.otherwise() + ".";
        String byDefault =
                key.defaultText()
                        .filter(text -> !text.equals("{}"))
                        .map(t -> " Default: " + t)
                        .orElse("");
        return node.put("description", key.doc() + otherwise + byDefault);
    }

    private ObjectNode value(KeyType type, RecordKey key) {
        ObjectNode node = MAPPER.createObjectNode();
        if (type.raw() == List.class) {
            node.put("type", "array").set("items", element(type.element(), key));
        } else if (type.raw() == Map.class) {
            node.put("type", "object").set("additionalProperties", value(type.element(), key));
        } else if (type.raw().isRecord() && type.raw() != Secret.class) {
            reference(node, type.raw(), key);
        } else {
            scalar(node, type.raw(), key);
        }
        return node;
    }

    /** A list of feeds may also name their files. */
    private ObjectNode element(KeyType type, RecordKey key) {
        ObjectNode node = value(type, key);
        return type.raw() == FeedSpec.class
                ? either(MAPPER.createObjectNode().put("type", "string"), node)
                : node;
    }

    private void reference(ObjectNode node, Class<?> type, RecordKey key) {
        String name = Names.kebab(type.getSimpleName());
        if (!definitions.has(name)) {
            definitions.putNull(name);
            definitions.set(name, record(type));
        }
        ObjectNode whole = MAPPER.createObjectNode().put("$ref", "#/$defs/" + name);
        Shorthand shorthand = type.getAnnotation(Shorthand.class);
        if (shorthand == null) {
            node.setAll(whole);
            return;
        }
        RecordKey alone =
                RecordKey.of(type).stream()
                        .filter(k -> k.name().equals(shorthand.value()))
                        .findFirst()
                        .orElseThrow();
        node.setAll(either(value(KeyType.of(alone), key), whole));
    }

    private static ObjectNode either(ObjectNode one, ObjectNode other) {
        ObjectNode node = MAPPER.createObjectNode();
        node.putArray("anyOf").add(one).add(other);
        return node;
    }

    private static void scalar(ObjectNode node, Class<?> type, RecordKey key) {
        if (type.isEnum()) {
            ArrayNode names = node.putArray("enum");
            Names.of(type).forEach(names::add);
        } else if (type == boolean.class) {
            node.put("type", "boolean");
        } else if (KeyType.isWhole(type) || type == BigDecimal.class) {
            node.put("type", type == BigDecimal.class ? "number" : "integer");
            key.min().ifPresent(min -> node.put("minimum", new BigDecimal(min)));
            key.max().ifPresent(max -> node.put("maximum", new BigDecimal(max)));
        } else if (key.component().getType() == Map.class) {
            node.putArray("type").add("string").add("number").add("boolean");
        } else {
            node.put("type", "string");
            text(node, type, key);
        }
    }

    private static void text(ObjectNode node, Class<?> type, RecordKey key) {
        if (type == LocalDate.class) {
            node.put("format", "date");
        } else if (type == Duration.class) {
            node.put("pattern", "^[1-9][0-9]{0,4}[hd]$");
        } else if (type == Currency.class) {
            node.put("pattern", "^[A-Z]{3}$");
        } else if (type == Secret.class) {
            node.put("pattern", "^" + Secret.PATTERN + "$");
        } else if (type == char.class || type == Character.class) {
            node.put("minLength", 1).put("maxLength", 1);
        } else if (key.isSlug()) {
            node.put("pattern", "^" + RecordKey.SLUG + "$");
        } else if (type != Path.class) {
            node.put("minLength", 1);
        }
    }
}
