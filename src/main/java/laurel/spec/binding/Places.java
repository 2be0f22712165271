package laurel.spec.binding;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Finds things in a tree of nodes, and the lines they stand on. */
public final class Places {
    private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|([^.\\[\\]]+)");

    private Places() {}

    /** 1-based; 0 when unknown. */
    public static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** The value of a key, if {@code node} is a mapping that has it. */
    public static Optional<Node> value(Node node, String key) {
        return tuple(node, key).map(NodeTuple::getValueNode);
    }

    /** The text of a key, if {@code node} is a mapping that has it as a single value. */
    public static Optional<String> text(Node node, String key) {
        return value(node, key)
                .flatMap(
                        v ->
                                v instanceof ScalarNode s
                                        ? Optional.of(s.getValue())
                                        : Optional.empty());
    }

    /** A mapping in which every key is left out. */
    public static MappingNode emptyMapping() {
        return new MappingNode(Tag.MAP, List.of(), FlowStyle.FLOW);
    }

    /** The line of a path such as {@code list[1].until}, or of as much of it as is there. */
    public static int line(Node root, String path) {
        Node node = root;
        int line = line(root);
        Matcher steps = STEP.matcher(path);
        while (steps.find()) {
            String place = steps.group(1);
            if (place == null) {
                Optional<NodeTuple> tuple = tuple(node, steps.group(2));
                if (tuple.isEmpty()) {
                    return line;
                }
                line = line(tuple.get().getKeyNode());
                node = tuple.get().getValueNode();
            } else {
                int index = Integer.parseInt(place);
                if (!(node instanceof SequenceNode list) || index >= list.getValue().size()) {
                    return line;
                }
                node = list.getValue().get(index);
                line = line(node);
            }
        }
        return line;
    }

    static String join(String path, String key) {
        return path.isEmpty() || key.isEmpty() || key.startsWith("[")
                ? path + key
                : path + "." + key;
    }

    private static Optional<NodeTuple> tuple(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(t -> t.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key))
                .findFirst();
    }
}
