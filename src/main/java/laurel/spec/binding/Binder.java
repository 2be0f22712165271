package laurel.spec.binding;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Makes records of the nodes of one file; what does not fit becomes a problem with its line. */
public final class Binder {
    /** Stands for a value that could not be made; why is among the problems. */
    private static final Object FAILED = new Object();

    private final Problems problems;
    private final Scalars scalars;
    private final Context context;

    /** What a file alone does not say. */
    public interface Context {
        /**
         * The value of a component that is {@link Given}, or left out and neither nullable nor with
         * a default; null: the reader has none, the key is missing.
         */
        @Nullable Object value(Class<?> type, RecordKey key, MappingNode node);

        /**
         * The elements of type {@code type} for which a text in a list stands, e.g. those of files.
         */
        default Optional<Elements> elements(Class<?> type) {
            return Optional.empty();
        }
    }

    /** Elements that are written elsewhere. */
    public interface Elements {
        /**
         * @return empty when something is wrong with them
         */
        Optional<List<Object>> read(String text, String path, int line);
    }

    public Binder(Path folder, Problems problems, Context context) {
        this.problems = problems;
        this.context = context;
        this.scalars = new Scalars(folder);
    }

    /** The record that {@code node} describes, or nothing with the reasons among the problems. */
    public <T extends Record> Optional<T> bind(Class<T> type, Node node) {
        Object bound = record(type, node, "");
        return bound == FAILED ? Optional.empty() : Optional.of(type.cast(bound));
    }

    /** One key of a mapping as {@link #bind} would read it, default included. */
    public Optional<Object> bindKey(Class<? extends Record> type, String name, MappingNode node) {
        RecordKey key =
                RecordKey.of(type).stream()
                        .filter(k -> k.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        Object bound = component(type, key, node, "");
        return bound == null || bound == FAILED ? Optional.empty() : Optional.of(bound);
    }

    private Object value(AnnotatedType type, RecordKey key, Node node, String path) {
        Class<?> raw = raw(type);
        if (raw == List.class) {
            return list(argument(type, 0), key, node, path);
        }
        if (raw == Map.class) {
            return map(argument(type, 1), key, node, path);
        }
        return scalars.knows(raw) ? scalar(raw, key, node, path) : record(raw, node, path);
    }

    private Object scalar(Class<?> type, RecordKey key, Node node, String path) {
        if (!(node instanceof ScalarNode scalar)) {
            return fail(path, node, "is " + kind(node) + "; a single value is wanted");
        }
        try {
            Object value = scalars.read(type, scalar);
            range(key, value);
            return value;
        } catch (SpecFault fault) {
            return fail(path, node, String.valueOf(fault.getMessage()));
        }
    }

    private static void range(RecordKey key, Object value) {
        if (key.isSlug() && !value.toString().matches(RecordKey.SLUG)) {
            throw new SpecFault(
                    "", "'" + value + "' is not a name of lower-case letters, digits and hyphens");
        }
        if (value instanceof Number) {
            BigDecimal number = new BigDecimal(value.toString());
            boolean isLow =
                    key.min().filter(m -> number.compareTo(new BigDecimal(m)) < 0).isPresent();
            boolean isHigh =
                    key.max().filter(m -> number.compareTo(new BigDecimal(m)) > 0).isPresent();
            if (isLow || isHigh) {
                String least = key.min().map(m -> "at least " + m).orElse("");
                String most = key.max().map(m -> "at most " + m).orElse("");
                String and = least.isEmpty() || most.isEmpty() ? "" : " and ";
                throw new SpecFault(
                        "", value + " is out of range; wanted is " + least + and + most);
            }
        }
    }

    private Object list(AnnotatedType type, RecordKey key, Node node, String path) {
        if (!(node instanceof SequenceNode sequence)) {
            return fail(path, node, "is " + kind(node) + "; a list is wanted");
        }
        Optional<Elements> elsewhere = context.elements(raw(type));
        List<Object> values = new ArrayList<>();
        boolean isWhole = true;
        for (int i = 0; i < sequence.getValue().size(); i++) {
            Node element = sequence.getValue().get(i);
            String place = path + "[" + i + "]";
            if (elsewhere.isPresent() && element instanceof ScalarNode text) {
                var read = elsewhere.get().read(text.getValue(), place, Places.line(element));
                read.ifPresent(values::addAll);
                isWhole &= read.isPresent();
            } else {
                Object value = value(type, key, element, place);
                values.add(value);
                isWhole &= value != FAILED;
            }
        }
        return isWhole ? List.copyOf(values) : FAILED;
    }

    private Object map(AnnotatedType type, RecordKey key, Node node, String path) {
        if (!(node instanceof MappingNode mapping)) {
            return fail(path, node, "is " + kind(node) + "; a mapping is wanted");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        boolean isWhole = true;
        for (Map.Entry<String, Node> entry : keys(mapping, path).entrySet()) {
            Object value = value(type, key, entry.getValue(), Places.join(path, entry.getKey()));
            values.put(entry.getKey(), value);
            isWhole &= value != FAILED;
        }
        return isWhole ? Collections.unmodifiableMap(values) : FAILED;
    }

    private Object record(Class<?> type, Node node, String path) {
        if (!type.isRecord()) {
            throw new IllegalStateException("[BUG] no key can be read as " + type);
        }
        if (node instanceof ScalarNode scalar && type.isAnnotationPresent(Shorthand.class)) {
            return record(type, inFull(type, scalar), path);
        }
        if (!(node instanceof MappingNode mapping)) {
            return fail(path, node, "is " + kind(node) + "; a mapping is wanted");
        }
        List<RecordKey> components = RecordKey.of(type);
        List<String> known =
                components.stream().filter(k -> !k.isGiven()).map(RecordKey::name).toList();
        int before = problems.found().size();
        keys(mapping, path).keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> unknown(key, known, mapping, path));
        Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = component(type, components.get(i), mapping, path);
        }
        boolean isWhole = !Arrays.asList(values).contains(FAILED);
        Object made = isWhole ? create(type, values, node, path) : FAILED;
        return problems.found().size() == before ? made : FAILED;
    }

    private @Nullable Object component(
            Class<?> type, RecordKey key, MappingNode node, String path) {
        String place = Places.join(path, key.name());
        Optional<Node> written = Places.value(node, key.name());
        if (written.isPresent() && !key.isGiven()) {
            return value(key.type(), key, written.get(), place);
        }
        if (key.defaultText().isPresent()) {
            Node text = YamlFile.parse(key.defaultText().get(), new Problems("")).orElseThrow();
            return value(key.type(), key, text, place);
        }
        if (key.isNullable()) {
            return null;
        }
        Object value = context.value(type, key, node);
        return value != null ? value : fail(place, node, "is missing; it is required");
    }

    /** The mapping for which a lone scalar stands. */
    private static MappingNode inFull(Class<?> type, ScalarNode node) {
        String name = type.getAnnotation(Shorthand.class).value();
        ScalarNode key =
                new ScalarNode(
                        Tag.STR,
                        true,
                        name,
                        ScalarStyle.PLAIN,
                        node.getStartMark(),
                        node.getEndMark());
        return new MappingNode(
                Tag.MAP,
                true,
                List.of(new NodeTuple(key, node)),
                FlowStyle.FLOW,
                node.getStartMark(),
                node.getEndMark());
    }

    private Object create(Class<?> type, Object[] values, Node node, String path) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof SpecFault fault)) {
                throw new IllegalStateException("[BUG] " + type + " failed", e.getCause());
            }
            for (SpecFault.Fault one : fault.faults()) {
                problems.add(
                        Places.join(path, one.key()), Places.line(node, one.key()), one.message());
            }
            return FAILED;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("[BUG] " + type + " cannot be made", e);
        }
    }

    /** The entries of a mapping by key; a key that is no text or stands twice is a problem. */
    private Map<String, Node> keys(MappingNode mapping, String path) {
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                fail(path, tuple.getKeyNode(), "has a key that is no text");
                continue;
            }
            Integer first = lines.putIfAbsent(key.getValue(), Places.line(key));
            if (first != null) {
                fail(
                        Places.join(path, key.getValue()),
                        key,
                        "stands twice, first on line " + first + "; leave one out");
            }
            entries.putIfAbsent(key.getValue(), tuple.getValueNode());
        }
        return entries;
    }

    private void unknown(String key, List<String> known, MappingNode node, String path) {
        problems.add(
                Places.join(path, key),
                Places.line(node, key),
                "unknown key; " + Names.hint(key, known));
    }

    private Object fail(String path, Node node, String message) {
        problems.add(path, Places.line(node), message);
        return FAILED;
    }

    private static String kind(Node node) {
        return node instanceof SequenceNode
                ? "a list"
                : node instanceof MappingNode ? "a mapping" : "a single value";
    }

    private static Class<?> raw(AnnotatedType type) {
        return type.getType() instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : (Class<?>) type.getType();
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }
}
