package laurel.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import laurel.engine.EngineException;
import laurel.engine.QueryReader;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TableWriterTest {
    private static final TableSchema EVERY_TYPE =
            TableSchema.of(
                    Column.string("id").required(),
                    Column.bool("is_new"),
                    Column.integer("place"),
                    Column.bigint("ordered_at"),
                    Column.date("ordered_on"),
                    Column.decimal("small", 9, 2),
                    Column.decimal("revenue", 18, 2),
                    Column.decimal("amount", 21, 6),
                    Column.decimal("wide", 38, 12));
    private static final List<List<Object>> ROWS =
            List.of(
                    row("zoë \uD83D\uDE00", true, -7, Long.MIN_VALUE, LocalDate.of(2024, 2, 29))
                            .with("-1234567.89", "9999999999999999.99")
                            .with(
                                    "-999999999999999.999999",
                                    "-99999999999999999999999999.999999999999")
                            .list(),
                    row("", false, Integer.MAX_VALUE, 0L, LocalDate.of(1969, 12, 31))
                            .with("0.00", "-0.01")
                            .with("0.000001", "12345678901234567890123456.000000000001")
                            .list(),
                    nulls("only-id"));

    @TempDir Path folder;

    @Test
    void everyTypeComesBackAsWritten() {
        Path file = folder.resolve("deep/er/every.parquet");
        Tables.write(file, EVERY_TYPE, ROWS);
        assertEquals(ROWS, read(file, "select * from written"));
    }

    @Test
    void aQueryReaderSeesTheDeclaredTypes() {
        Path file = folder.resolve("types.parquet");
        Tables.write(file, EVERY_TYPE, ROWS);
        assertEquals(
                List.of(
                        List.of("VARCHAR"),
                        List.of("BOOLEAN"),
                        List.of("INTEGER"),
                        List.of("BIGINT"),
                        List.of("DATE"),
                        List.of("DECIMAL(9,2)"),
                        List.of("DECIMAL(18,2)"),
                        List.of("DECIMAL(21,6)"),
                        List.of("DECIMAL(38,12)")),
                read(file, "select column_type from (describe written)"));
    }

    @Test
    void theFooterTellsRepetitionIndexesAndMetadata() throws IOException {
        Path file = folder.resolve("footer.parquet");
        try (TableWriter writer = TableWriter.create(file, EVERY_TYPE, Map.of("run", "r1"))) {
            writer.string(0, "a").endRow();
        }
        var options = ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (var reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            var footer = reader.getFooter();
            BlockMetaData group = footer.getBlocks().get(0);
            assertEquals("r1", footer.getFileMetaData().getKeyValueMetaData().get("run"));
            assertEquals(ParquetTypes.message(EVERY_TYPE), footer.getFileMetaData().getSchema());
            assertEquals(
                    Type.Repetition.REQUIRED,
                    footer.getFileMetaData().getSchema().getType("id").getRepetition());
            assertEquals(
                    9,
                    footer.getFileMetaData()
                            .getSchema()
                            .getColumnDescription(new String[] {"amount"})
                            .getPrimitiveType()
                            .getTypeLength());
            assertTrue(group.getColumns().get(0).getOffsetIndexReference().getLength() > 0);
            assertTrue(group.getColumns().get(0).getColumnIndexReference().getLength() > 0);
            assertEquals("ZSTD", group.getColumns().get(0).getCodec().name());
        }
    }

    @Test
    void theSameRowsMakeTheSameBytes() throws IOException {
        long seed = 42;
        Path first = folder.resolve("first.parquet");
        Path second = folder.resolve("second.parquet");
        writeRandom(first, seed, 200_000);
        writeRandom(second, seed, 200_000);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
        assertEquals(
                List.of(List.of(200_000L, 200_000L)),
                read(first, "select count(*), count(distinct number) from written"));
    }

    @Test
    void arrowBatchesAreWrittenAsTheyAre() throws IOException {
        Path source = folder.resolve("source.parquet");
        Path copy = folder.resolve("copy.parquet");
        Tables.write(source, EVERY_TYPE, ROWS);
        try (BufferAllocator allocator = new RootAllocator();
                QueryReader query = QueryReader.open()) {
            query.register("written", List.of(source));
            try (ArrowReader batches = query.stream("select * from written", allocator);
                    TableWriter writer = TableWriter.create(copy, EVERY_TYPE, Map.of())) {
                while (batches.loadNextBatch()) {
                    writer.write(batches.getVectorSchemaRoot());
                }
                assertEquals(3, writer.rows());
            }
        }
        assertArrayEquals(Files.readAllBytes(source), Files.readAllBytes(copy));
    }

    @Test
    void aMissingRequiredCellIsRefusedAndLeavesNoReadableFile() {
        Path file = folder.resolve("missing.parquet");
        try (TableWriter writer = TableWriter.create(file, EVERY_TYPE, Map.of())) {
            writer.string(0, "a").endRow();
            writer.bool(1, true);
            var refused = assertThrows(IllegalStateException.class, writer::endRow);
            assertTrue(
                    refused.toString().contains("row 2 has no value for the required column id"));
        }
        assertThrows(EngineException.class, () -> read(file, "select * from written"));
    }

    @Test
    void nothingIsAddedToAFileThatCouldNotBeWritten() throws IOException {
        Path file = folder.resolve("broken.parquet");
        Column number = Column.integer("n").required();
        CellBuffer text = new CellBuffer(Column.string("n").required());
        text.binary(0, new byte[] {1});
        CellBuffer good = new CellBuffer(number);
        good.number(0, 1);
        try (ColumnFile columns =
                new ColumnFile(file, TableSchema.of(number), Map.of(), Set.of(), Set.of())) {
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> columns.write(new CellBuffer[] {text}, 1));
            assertThrows(
                    IllegalStateException.class, () -> columns.write(new CellBuffer[] {good}, 1));
        }
        assertThrows(EngineException.class, () -> read(file, "select * from written"));
    }

    @Test
    void decimalsAreNeverRoundedNorCut() {
        try (TableWriter writer =
                TableWriter.create(folder.resolve("exact.parquet"), EVERY_TYPE, Map.of())) {
            for (String bad : List.of("0.001", "10000000000000000.00", "-10000000000000000")) {
                assertThrows(
                        ArithmeticException.class,
                        () -> writer.decimal(6, new BigDecimal(bad)),
                        bad);
            }
            assertThrows(
                    ArithmeticException.class,
                    () -> writer.decimal(7, new BigDecimal("1000000000000000")));
        }
    }

    @Test
    void anotherTypeAndAnotherFileAreRefused() {
        Path file = folder.resolve("typed.parquet");
        try (TableWriter writer = TableWriter.create(file, EVERY_TYPE, Map.of())) {
            assertThrows(IllegalArgumentException.class, () -> writer.bigint(0, 1));
            assertThrows(
                    UncheckedIOException.class,
                    () -> TableWriter.create(file, EVERY_TYPE, Map.of()));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> TableSchema.of(Column.string("a"), Column.date("a")));
        assertThrows(IllegalArgumentException.class, () -> EVERY_TYPE.index("idd"));
    }

    @Test
    void noRowsStillMakeAFileWithItsSchema() {
        Path file = folder.resolve("empty.parquet");
        Tables.write(file, EVERY_TYPE, List.of());
        assertEquals(List.of(List.of(0L)), read(file, "select count(*) from written"));
        assertEquals(List.of(List.of(9L)), read(file, "select count(*) from (describe written)"));
    }

    private static void writeRandom(Path file, long seed, int rows) {
        Random random = new Random(seed);
        TableSchema schema =
                TableSchema.of(
                        Column.bigint("number").required(),
                        Column.string("text"),
                        Column.decimal("money", 18, 2));
        try (TableWriter writer = TableWriter.create(file, schema, Map.of("b", "2", "a", "1"))) {
            for (int at = 0; at < rows; at++) {
                writer.bigint(0, at).string(1, "t" + random.nextInt(5000));
                if (random.nextBoolean()) {
                    writer.decimal(2, BigDecimal.valueOf(random.nextInt(), 2));
                }
                writer.endRow();
            }
        }
    }

    private static List<List<Object>> read(Path file, String sql) {
        try (QueryReader query = QueryReader.open()) {
            query.register("written", List.of(file));
            List<List<Object>> rows = new ArrayList<>();
            query.rows(sql).forEach(row -> rows.add(new ArrayList<>(row.values())));
            return rows;
        }
    }

    private static RowOf row(Object... cells) {
        return new RowOf(new ArrayList<>(Arrays.asList(cells)));
    }

    private static List<Object> nulls(String id) {
        List<Object> cells = new ArrayList<>(Arrays.asList(new Object[9]));
        cells.set(0, id);
        return cells;
    }

    private record RowOf(List<Object> list) {
        RowOf with(String... decimals) {
            Arrays.stream(decimals).map(BigDecimal::new).forEach(list::add);
            return this;
        }
    }
}
