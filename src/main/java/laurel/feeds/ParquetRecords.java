package laurel.feeds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import laurel.engine.EngineException;
import laurel.engine.QueryReader;
import laurel.spec.FeedKind.FeedColumn;
import laurel.spec.FeedSpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parquet: the mapped columns as text, by row number. Fields of structs are named by dotted path; a
 * list of codes, or of structs of code and amount (or discount), is a discount_codes cell.
 */
final class ParquetRecords implements Records {
    private static final String RELATION = "feed_file";
    private static final int BATCH = 50_000;

    private final QueryReader reader;
    private final List<String> header = new ArrayList<>();
    private final List<String> selected = new ArrayList<>();
    private final long total;
    private final Cells cells = new Cells();
    private Iterator<Map<String, @Nullable Object>> batch =
            List.<Map<String, @Nullable Object>>of().iterator();
    private Map<String, @Nullable Object> row = Map.of();
    private long line;
    private @Nullable Rule fault;

    private ParquetRecords(QueryReader reader, Path file, FeedSpec spec) {
        this.reader = reader;
        reader.register(RELATION, List.of(file));
        Set<String> used = sources(spec);
        for (Map.Entry<String, String> column : types("*").entrySet()) {
            add(column.getKey(), quoted(column.getKey()), column.getValue(), used);
        }
        for (String path : used) {
            if (path.contains(".") && !names().contains(path)) {
                addField(path, used);
            }
        }
        total = ((Number) value("select count(*) as total from " + RELATION)).longValue();
    }

    /**
     * @throws DamagedFileException if the file cannot be read as Parquet
     */
    static ParquetRecords open(Path file, FeedSpec spec) throws DamagedFileException {
        QueryReader reader = QueryReader.open();
        try {
            return new ParquetRecords(reader, file, spec);
        } catch (EngineException e) {
            reader.close();
            throw new DamagedFileException("no whole Parquet file: " + e.getMessage());
        }
    }

    private static Set<String> sources(FeedSpec spec) {
        Set<String> sources = new HashSet<>();
        for (FeedColumn column : spec.feed().columns()) {
            if (!spec.constants().containsKey(column.name())) {
                sources.add(Mapping.source(spec, column.name()));
            }
        }
        return sources;
    }

    private void addField(String path, Set<String> used) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("\\.", -1)) {
            parts.add(quoted(part));
        }
        String expression = String.join(".", parts);
        try {
            add(path, expression, types(expression).values().iterator().next(), used);
        } catch (EngineException e) {
            // no such field: a missing column, if it is required
        }
    }

    private void add(String name, String expression, String type, Set<String> used) {
        header.add(name);
        boolean isUsed = used.contains(name.toLowerCase(Locale.ROOT));
        String text = isUsed ? text(expression, type) : "cast(null as varchar)";
        selected.add(text + " as " + quoted("c" + header.size()));
    }

    private static String text(String expression, String type) {
        if (!type.endsWith("[]")) {
            return "cast(" + expression + " as varchar)";
        }
        if (!type.startsWith("STRUCT")) {
            return "array_to_string(" + expression + ", '|')";
        }
        String amount = type.contains("amount") ? "amount" : "discount";
        return "array_to_string(list_transform(%s, lambda e: e.code || '=' || coalesce(cast(e.%s as varchar), '')), '|')"
                .formatted(expression, amount);
    }

    private Map<String, String> types(String expression) {
        Map<String, String> types = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> column :
                reader.rows("describe select " + expression + " from " + RELATION)) {
            types.put(
                    String.valueOf(column.get("column_name")),
                    String.valueOf(column.get("column_type")));
        }
        return types;
    }

    private Object value(String sql) {
        Object value = reader.rows(sql).get(0).values().iterator().next();
        if (value == null) {
            throw new IllegalStateException("[BUG] no value: " + sql);
        }
        return value;
    }

    private List<String> names() {
        return header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public List<String> header() {
        return List.copyOf(header);
    }

    @Override
    public boolean next() throws DamagedFileException {
        if (line == total) {
            return false;
        }
        if (!batch.hasNext()) {
            batch = read().iterator();
        }
        row = batch.next();
        line++;
        cells.clear();
        fault = null;
        for (@Nullable Object value : row.values()) {
            String text = value == null ? "" : value.toString();
            fault = text.indexOf(0) >= 0 ? Rule.NUL : fault;
            cells.add(text);
        }
        return true;
    }

    private List<Map<String, @Nullable Object>> read() throws DamagedFileException {
        String sql =
                "select %s from %s limit %d offset %d"
                        .formatted(String.join(", ", selected), RELATION, BATCH, line);
        try {
            return reader.rows(sql);
        } catch (EngineException e) {
            throw new DamagedFileException("no whole Parquet file: " + e.getMessage());
        }
    }

    @Override
    public @Nullable Rule fault() {
        return fault;
    }

    @Override
    public @Nullable String complaint() {
        return null;
    }

    @Override
    public Cells cells() {
        return cells;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public long offset() {
        return 0;
    }

    /** The mapped columns that are filled, as JSON. */
    @Override
    public String text() {
        Map<String, Object> filled = new LinkedHashMap<>();
        int place = 0;
        for (@Nullable Object value : row.values()) {
            String name = header.get(place++);
            if (value != null) {
                filled.put(name, value);
            }
        }
        return JsonMapper.shared().writeValueAsString(filled);
    }

    @Override
    public long count() {
        return total;
    }

    @Override
    public void close() {
        reader.close();
    }
}
