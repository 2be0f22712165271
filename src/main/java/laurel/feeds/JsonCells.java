package laurel.feeds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import laurel.spec.FeedKind;
import laurel.spec.FeedKind.FeedColumn;
import laurel.spec.FeedSpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Takes the mapped values out of one JSON object, as cells in the feed's own order. Numbers keep
 * their text, keys compare without case, a key may not come twice.
 */
final class JsonCells {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private static final int MAX_UNMAPPED = 100;

    private final List<FeedColumn> feed;
    private final Map<String, List<Integer>> columns = new HashMap<>();
    private final Set<String> prefixes = new HashSet<>();
    private final Set<String> unmapped = new HashSet<>();
    private final @Nullable String[] values;
    private final boolean[] isSeen;
    private @Nullable Rule fault;
    private @Nullable String complaint;

    JsonCells(FeedSpec spec) {
        feed = spec.feed().columns();
        values = new String[feed.size()];
        isSeen = new boolean[feed.size()];
        for (int i = 0; i < feed.size(); i++) {
            if (!spec.constants().containsKey(feed.get(i).name())) {
                String name = feed.get(i).name();
                String path = spec.columns().getOrDefault(name, name).toLowerCase(Locale.ROOT);
                columns.computeIfAbsent(path, ignored -> new ArrayList<>()).add(i);
                for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                    prefixes.add(path.substring(0, dot));
                }
            }
        }
    }

    /**
     * Fills {@code cells}; afterwards {@link #fault} and {@link #complaint} speak of this object.
     */
    void read(String json, Cells cells) {
        Arrays.fill(values, null);
        Arrays.fill(isSeen, false);
        fault = null;
        complaint = null;
        cells.clear();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                complain("not a JSON object");
            } else {
                object(parser, "");
                if (parser.nextToken() != null) {
                    complain("text behind the object");
                }
            }
        } catch (JacksonException e) {
            complain(e.getOriginalMessage());
        }
        if (fault != Rule.BAD_JSON) {
            for (@Nullable String value : values) {
                cells.add(value == null ? "" : value);
            }
        }
    }

    @Nullable Rule fault() {
        return fault;
    }

    @Nullable String complaint() {
        return complaint;
    }

    /** Keys seen so far that no canonical column reads. */
    Set<String> unmapped() {
        return unmapped;
    }

    private void object(JsonParser parser, String prefix) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String path = prefix + parser.currentName().toLowerCase(Locale.ROOT);
            JsonToken token = parser.nextToken();
            List<Integer> targets = columns.get(path);
            if (targets != null) {
                value(parser, token, targets);
            } else if (token == JsonToken.START_OBJECT && prefixes.contains(path)) {
                object(parser, path + ".");
            } else {
                if (unmapped.size() < MAX_UNMAPPED) {
                    unmapped.add(path);
                }
                parser.skipChildren();
            }
        }
    }

    private void value(JsonParser parser, JsonToken token, List<Integer> targets) {
        int first = targets.get(0);
        String name = feed.get(first).name();
        if (isSeen[first]) {
            complain(name + " comes twice");
        }
        String value = null;
        if (token == JsonToken.START_ARRAY && feed.get(first).cell() == FeedKind.Cell.CODES) {
            value = JsonCodes.read(parser);
            if (value == null) {
                complain(name + " holds something other than codes");
            }
        } else if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
            complain(name + " holds an array or an object");
            parser.skipChildren();
        } else if (token != JsonToken.VALUE_NULL) {
            value = parser.getString();
            check(value);
        }
        for (int target : targets) {
            isSeen[target] = true;
            values[target] = value;
        }
    }

    /** Escapes can write what the bytes of a line cannot hold. */
    private void check(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0 && fault == null) {
                fault = Rule.NUL;
            } else if (Character.isSurrogate(c)) {
                boolean isPair =
                        Character.isHighSurrogate(c)
                                && i + 1 < value.length()
                                && Character.isLowSurrogate(value.charAt(i + 1));
                if (!isPair && fault != Rule.BAD_JSON) {
                    fault = Rule.BAD_ENCODING;
                }
                i += isPair ? 1 : 0;
            }
        }
    }

    private void complain(String what) {
        if (fault != Rule.BAD_JSON) {
            fault = Rule.BAD_JSON;
            complaint = what;
        }
    }
}
