package laurel.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import laurel.FileTrouble;
import laurel.engine.QueryReader;
import laurel.parquet.Column;
import laurel.parquet.ColumnType;
import laurel.parquet.TableSchema;
import laurel.parquet.TableWriter;
import laurel.parquet.Tables;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes a published file once more with texts taken out: the same columns and contract, in its
 * order.
 */
final class FileRewriting {
    private static final String COLUMNS =
            """
            select described.column_name as name, described.column_type as type,
                footer.repetition_type = 'REQUIRED' as is_required
            from (describe kept) as described
            inner join parquet_schema(?) as footer
                on footer.name = described.column_name
                and footer.num_children is null
            order by footer.column_id
            """;
    private static final String METADATA =
            "select decode(key) as name, decode(value) as text from parquet_kv_metadata(?)"
                    + " where decode(key) like 'laurel.%'";
    private static final String INFLUENCER = "influencer_id";
    private static final TableSchema CHANGES =
            TableSchema.of(Column.string("place"), Column.string("old"), Column.string("new"));

    private final Path file;
    private final String dataset;
    private final Redaction redaction;

    FileRewriting(Path file, String dataset, Redaction redaction) {
        this.file = file;
        this.dataset = dataset;
        this.redaction = redaction;
    }

    /** Whether anything is to be taken out. */
    boolean isNeeded() {
        try (QueryReader reader = open()) {
            return !changes(reader, schema(reader)).isEmpty();
        }
    }

    /**
     * @param target must not exist yet
     * @return whether anything was to be taken out; if not, nothing is written
     */
    boolean write(Path target) throws IOException {
        try (QueryReader reader = open()) {
            TableSchema schema = schema(reader);
            List<List<String>> changes = changes(reader, schema);
            if (changes.isEmpty()) {
                return false;
            }
            Files.createDirectories(target.getParent());
            Path table = Path.of(target + ".changes");
            Files.deleteIfExists(table);
            Tables.write(table, CHANGES, changes);
            reader.register("changes", List.of(table));
            copy(reader, schema, changes, target);
            Files.delete(table);
            return true;
        }
    }

    private QueryReader open() {
        QueryReader reader = QueryReader.open();
        reader.register("kept", List.of(file));
        return reader;
    }

    private TableSchema schema(QueryReader reader) {
        return new TableSchema(
                reader.rows(COLUMNS, file.toAbsolutePath().toString()).stream()
                        .map(FileRewriting::column)
                        .toList());
    }

    private static Column column(Map<String, @Nullable Object> row) {
        String name = String.valueOf(row.get("name"));
        String type = String.valueOf(row.get("type"));
        Column column;
        if (type.startsWith("DECIMAL(")) {
            String[] size = type.substring("DECIMAL(".length(), type.length() - 1).split(",", -1);
            column =
                    Column.decimal(
                            name,
                            Integer.parseInt(size[0].strip()),
                            Integer.parseInt(size[1].strip()));
        } else {
            column =
                    Column.of(
                            name,
                            switch (type) {
                                case "VARCHAR" -> ColumnType.STRING;
                                case "INTEGER" -> ColumnType.INT;
                                default -> ColumnType.valueOf(type);
                            });
        }
        return Boolean.TRUE.equals(row.get("is_required")) ? column.required() : column;
    }

    /** Column, cell and what stands in its place. */
    private List<List<String>> changes(QueryReader reader, TableSchema schema) {
        List<List<String>> changes = new ArrayList<>();
        Object[] words = redaction.words().toArray();
        for (Column column : schema.columns()) {
            if (column.type() == ColumnType.STRING && redaction.covers(column.name())) {
                String name = column.name();
                String hit = "contains(lower(" + name + "), lower(?))";
                String any =
                        redaction.words().stream()
                                .map(w -> hit)
                                .collect(Collectors.joining(" or "));
                reader.each(
                        "select distinct " + name + " as cell from kept where " + any,
                        row -> {
                            String cell = String.valueOf(row.get("cell"));
                            String hidden = redaction.of(name, cell);
                            if (!hidden.equals(cell)) {
                                changes.add(List.of(name, cell, hidden));
                            }
                        },
                        words);
            }
        }
        return changes;
    }

    private void copy(
            QueryReader reader, TableSchema schema, List<List<String>> changes, Path target) {
        String sql = query(reader, schema, changes);
        Optional<Contract> contract = Contracts.of(dataset);
        Set<String> distinct = contract.map(Contract::distinct).orElse(Set.of());
        Set<String> indexed = contract.map(Contract::indexed).orElse(Set.copyOf(schema.names()));
        try (TableWriter writer =
                        TableWriter.create(target, schema, metadata(reader), distinct, indexed);
                BufferAllocator allocator = new RootAllocator();
                ArrowReader batches = reader.stream(sql, allocator)) {
            while (batches.loadNextBatch()) {
                writer.write(batches.getVectorSchemaRoot());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }

    private String query(QueryReader reader, TableSchema schema, List<List<String>> changes) {
        Set<String> changing = new LinkedHashSet<>();
        changes.forEach(change -> changing.add(change.get(0)));
        Set<String> emptied =
                changing.contains(INFLUENCER)
                        ? redaction.emptied(Set.copyOf(schema.names()))
                        : Set.of();
        Optional<Contract> contract = sortedBy(schema);
        if (contract.isEmpty()) {
            reader.define("kept_rows", "select *, row_number() over () as laurel_place from kept");
        }
        StringBuilder joins = new StringBuilder();
        changing.forEach(
                name ->
                        joins.append(
                                " left join changes as of_%1$s on of_%1$s.place = '%1$s' and of_%1$s.old = kept_rows.%1$s"
                                        .formatted(name)));
        String columns =
                schema.names().stream()
                        .map(name -> cell(name, changing, emptied))
                        .collect(Collectors.joining(", "));
        return "select * from (select %s from %s%s) order by %s"
                .formatted(
                        columns + (contract.isEmpty() ? ", laurel_place" : ""),
                        contract.isEmpty() ? "kept_rows" : "kept as kept_rows",
                        joins,
                        contract.map(Contract::orderBy).orElse("laurel_place"));
    }

    private static String cell(String name, Set<String> changing, Set<String> emptied) {
        String cell =
                changing.contains(name)
                        ? "coalesce(of_%1$s.\"new\", kept_rows.%1$s)".formatted(name)
                        : "kept_rows." + name;
        return emptied.contains(name)
                ? "case when of_%s.place is null then %s end as %s"
                        .formatted(INFLUENCER, cell, name)
                : cell + " as " + name;
    }

    /** Its contract; what has none, or one of other columns, stays in its order. */
    private Optional<Contract> sortedBy(TableSchema schema) {
        return Contracts.of(dataset)
                .filter(known -> schema.names().containsAll(known.sortColumns()));
    }

    private Map<String, String> metadata(QueryReader reader) {
        Map<String, String> pairs = new TreeMap<>();
        reader.each(
                METADATA,
                row -> pairs.put(String.valueOf(row.get("name")), String.valueOf(row.get("text"))),
                file.toAbsolutePath().toString());
        return pairs;
    }
}
