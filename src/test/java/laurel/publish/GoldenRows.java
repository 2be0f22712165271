package laurel.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import laurel.Digest;
import laurel.cli.Cli;
import laurel.parquet.Column;
import org.jspecify.annotations.Nullable;

/**
 * Two rows of a dataset as a version of it was published: one with every cell filled, one with
 * those alone that must be. Kept beside the contract as {@code rows.parquet}, and as {@code
 * rows.csv}, which is what {@code laurel show} says of them.
 */
final class GoldenRows {
    private static final String ID = "2025-12-01-0123456789ab";

    private GoldenRows() {}

    /** Keeps the rows of the present version unless they are kept already. */
    static void keep(Contract contract, Path named) throws IOException {
        Path folder = named.resolve(contract.version());
        Path rows = folder.resolve("rows.parquet");
        if (Files.exists(rows)) {
            return;
        }
        Path work = Files.createTempDirectory("golden");
        Given given = new Given(work.resolve("models"));
        given.row(contract.dataset(), cells(contract, false));
        given.row(contract.dataset(), cells(contract, true));
        PublishedRun run =
                Given.publisher(work.resolve("out"))
                        .publish(Given.identity("2025-12-01"), given.relations(), Given.RESULTS);
        Run published = Runs.at(work.resolve("out")).find(run.runId()).orElseThrow();
        Files.copy(published.files(contract.dataset()).get(0), rows);
        Files.writeString(
                folder.resolve("rows.csv"), show(contract.dataset(), rows, work.resolve("shown")));
    }

    /** What {@code laurel show} prints of a file that was published long ago. */
    static String show(String dataset, Path rows, Path folder) throws IOException {
        Path run = folder.resolve("runs/" + ID);
        Path file = run.resolve(dataset + "/" + dataset + ".parquet");
        Files.createDirectories(file.getParent());
        Files.copy(rows, file);
        Manifest manifest =
                Manifest.of(
                        Given.identity("2025-12-01"),
                        List.of(
                                new Manifest.PublishedFile(
                                        dataset + "/" + dataset + ".parquet",
                                        dataset,
                                        Digest.of(file),
                                        2,
                                        Files.size(file),
                                        Map.of())));
        Files.write(run.resolve(Manifest.NAME), Json.bytes(manifest));
        LocalDate asOf = LocalDate.of(2025, 12, 1);
        Files.write(folder.resolve(Pointer.NAME), Json.bytes(Pointer.Target.of(ID, asOf)));
        Cli.Answer answer = Cli.run("show", dataset, "--from", folder, "--format", "csv");
        if (answer.exitCode() != 0) {
            throw new AssertionError(answer.err());
        }
        return answer.out();
    }

    private static @Nullable Object[] cells(Contract contract, boolean isFull) {
        return contract.properties().stream()
                .filter(property -> !property.isDerived())
                .filter(property -> isFull || property.column().isRequired())
                .flatMap(
                        property ->
                                java.util.stream.Stream.of(
                                        property.name(), cell(contract, property, isFull)))
                .toArray();
    }

    private static Object cell(Contract contract, Contract.Property property, boolean isFull) {
        int digit = isFull ? 2 : 1;
        Column column = property.column();
        if (property.unit() != Unit.PLAIN) {
            return digit * 1_234_567L;
        }
        return switch (column.type()) {
            // one partition for both rows: a slug, and not the column's own name
            case STRING ->
                    column.name().equals(partition(contract))
                            ? "black-friday-2025"
                            : column.name() + " " + digit;
            case BOOLEAN -> isFull;
            case INT -> digit;
            case BIGINT -> (long) digit;
            case DATE -> LocalDate.of(2025, 11, 27).plusDays(digit);
            case DECIMAL -> new java.math.BigDecimal(digit + ".5").setScale(column.scale());
        };
    }

    private static String partition(Contract contract) {
        Partition partition = contract.partition();
        return partition == null ? "" : partition.column();
    }
}
