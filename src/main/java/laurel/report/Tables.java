package laurel.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import laurel.engine.QueryReader;
import laurel.publish.Run;

/** The datasets of a published run, to be read with SQL. */
final class Tables implements AutoCloseable {
    private final QueryReader reader;
    private final Set<String> datasets;

    private Tables(QueryReader reader, Set<String> datasets) {
        this.reader = reader;
        this.datasets = datasets;
    }

    static Tables of(Run run) {
        QueryReader reader = QueryReader.open();
        run.rows().keySet().forEach(dataset -> reader.register(dataset, run.files(dataset)));
        return new Tables(reader, Set.copyOf(run.rows().keySet()));
    }

    /** Whether the run published a dataset; earlier programs published fewer. */
    boolean has(String dataset) {
        return datasets.contains(dataset);
    }

    /** Whether the run published a column; earlier programs published fewer. */
    boolean has(String dataset, String column) {
        return has(dataset)
                && reader.rows("select column_name from (describe " + dataset + ")").stream()
                        .anyMatch(row -> column.equals(row.get("column_name")));
    }

    /** No rows of a dataset that the run did not publish. */
    List<Row> rows(Query query) {
        if (!has(query.dataset())) {
            return List.of();
        }
        return reader.rows(query.sql(), query.parameters()).stream()
                .map(values -> new Row(query, values))
                .toList();
    }

    Optional<Row> first(Query query) {
        return rows(query).stream().findFirst();
    }

    @Override
    public void close() {
        reader.close();
    }
}
