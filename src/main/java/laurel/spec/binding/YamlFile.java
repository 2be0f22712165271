package laurel.spec.binding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import laurel.FileTrouble;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * YAML text as a tree of nodes that know their lines. Plain YAML only: one document of at most 1
 * MiB, 32 levels and 50,000 keys and values, no anchors, aliases or tags, so that no file can make
 * a reader work hard.
 */
public final class YamlFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NODES = 50_000;

    private YamlFile() {}

    /** The root node, or nothing with the reasons in {@code problems}. */
    public static Optional<Node> read(Path file, Problems problems) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                problems.add("", 0, "larger than 1 MiB; no job or feed file needs that much");
                return Optional.empty();
            }
            return parse(text(bytes), problems);
        } catch (CharacterCodingException e) {
            problems.add("", 0, "not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            problems.add("", 0, FileTrouble.reason(e));
        }
        return Optional.empty();
    }

    /** As {@link #read}, from text. */
    public static Optional<Node> parse(String text, Problems problems) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setCodePointLimit(MAX_BYTES)
                        .setAllowDuplicateKeys(true)
                        .setMaxAliasesForCollections(0)
                        .build();
        try {
            if (!isPlain(new Parse(settings).parseString(text), problems)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add("", 0, "empty; a mapping of keys to values is wanted");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            problems.add("", line, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(
                    "",
                    0,
                    "not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return Optional.empty();
    }

    /** Looks at the events only, which costs no more than the text is long. */
    private static boolean isPlain(Iterable<Event> events, Problems problems) {
        int depth = 0;
        int documents = 0;
        int nodes = 0;
        for (Event event : events) {
            nodes += event instanceof NodeEvent ? 1 : 0;
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            depth += event instanceof CollectionStartEvent ? 1 : 0;
            depth -= event instanceof CollectionEndEvent ? 1 : 0;
            if (depth > MAX_DEPTH) {
                problems.add("", line(event), "nested more than " + MAX_DEPTH + " levels deep");
                return false;
            }
            if (nodes > MAX_NODES) {
                problems.add("", line(event), "more than " + MAX_NODES + " keys and values");
                return false;
            }
            if (documents > 1) {
                problems.add("", line(event), "a second document starts; one file holds one");
                return false;
            }
            refuse(event, problems);
        }
        return problems.isEmpty();
    }

    private static void refuse(Event event, Problems problems) {
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            String sign = event instanceof AliasEvent ? "alias *" : "anchor &";
            problems.add(
                    "",
                    line(event),
                    sign + node.getAnchor().get() + " is not read; write the value out");
        }
        Optional<String> tag =
                event instanceof CollectionStartEvent start
                        ? start.getTag()
                        : event instanceof ScalarEvent scalar ? scalar.getTag() : Optional.empty();
        tag.ifPresent(
                name ->
                        problems.add(
                                "", line(event), "tag " + name + " is not read; leave it out"));
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
