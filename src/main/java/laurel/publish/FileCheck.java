package laurel.publish;

import java.nio.file.Path;
import java.util.List;
import laurel.engine.QueryReader;
import laurel.parquet.Column;

/** Reads a written file back, with another library than wrote it. */
final class FileCheck {
    private static final String RELATION = "published_file";
    private static final String COLUMNS =
            """
            select described.column_name || ' ' || described.column_type || ' '
                || footer.repetition_type as found
            from (describe published_file) as described
            inner join parquet_schema(?) as footer
                on footer.name = described.column_name
                and footer.num_children is null
            order by footer.column_id
            """;

    private final QueryReader reader;
    private final Contract contract;
    private final int minorUnits;

    FileCheck(QueryReader reader, Contract contract, int minorUnits) {
        this.reader = reader;
        this.contract = contract;
        this.minorUnits = minorUnits;
    }

    /**
     * Compares a file with the contract and with what the model holds.
     *
     * @throws PublishException if anything differs
     */
    void check(Path file, Figures wanted) {
        reader.register(RELATION, List.of(file));
        List<String> promised =
                contract.schema(minorUnits).columns().stream().map(FileCheck::promised).toList();
        List<String> met =
                reader.rows(COLUMNS, file.toAbsolutePath().toString()).stream()
                        .map(row -> String.valueOf(row.get("found")))
                        .toList();
        if (!met.equals(promised)) {
            throw new PublishException(
                    "%s: the contract promises %s, the file has %s".formatted(file, promised, met));
        }
        Figures found = Figures.ofFile(reader, RELATION, contract.names(Unit.MONEY), minorUnits);
        if (!found.equals(wanted)) {
            throw new PublishException(
                    "%s: the model holds %s, the file holds %s".formatted(file, wanted, found));
        }
    }

    private static String promised(Column column) {
        String type = ModelCheck.sqlType(column);
        return column.name() + " " + type + (column.isRequired() ? " REQUIRED" : " OPTIONAL");
    }
}
