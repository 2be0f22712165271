package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.parquet.Tables;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;
import laurel.spec.FeedSpec.Format;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFeedTest {
    @TempDir Path folder;

    @Test
    void rowsAreCheckedLikeThoseOfText() {
        Tables.write(
                folder.resolve("d.parquet"),
                TableSchema.of(
                        Column.bigint("ID"),
                        Column.string("influencer_id"),
                        Column.date("starts_on"),
                        Column.decimal("fixed_fee", 18, 2),
                        Column.string("model"),
                        Column.bool("unknown")),
                List.of(
                        row(1L, "anna", LocalDate.of(2024, 2, 28), "100.50", "FIXED", true),
                        row(2L, "ben", LocalDate.of(2024, 2, 28), "1.00", "free", true),
                        row(3L, null, LocalDate.of(2024, 2, 28), null, null, null)));
        FeedSpec spec =
                Feeds.mapped(
                        new Feeds(folder).spec(FeedKind.DEALS, "*.parquet", Format.Kind.PARQUET),
                        Map.of("deal_id", "id"));

        Feeds.Landed landed = new Feeds(folder).land(spec);

        assertEquals(
                List.of("1;0;1;2024-02-29;100.500000;fixed"),
                landed.lines(
                        "select line, byte_offset, deal_id, ends_before, fixed_fee, model"
                                + " from raw_deals"));
        assertEquals(
                List.of("2;bad_value;free", "3;missing_required;null"),
                landed.lines("select line, rule, found from raw_rejects order by line"));
        assertEquals(List.of("unknown"), FeedHeaders.read(List.of(spec)).files().get(0).unmapped());
    }

    @Test
    void aFileThatIsNoParquetIsDamaged() {
        Feeds feeds = new Feeds(folder);
        feeds.write("d.parquet", "PAR1 and nothing more".getBytes(StandardCharsets.UTF_8));
        Feeds.Landed landed =
                feeds.land(feeds.spec(FeedKind.DEALS, "d.parquet", Format.Kind.PARQUET));
        assertEquals(List.of("0;damaged_file"), landed.rejects());
    }

    @Test
    void missingColumnsStopTheRun() {
        Tables.write(folder.resolve("d.parquet"), TableSchema.of(Column.string("deal")), List.of());
        Feeds feeds = new Feeds(folder);
        FeedException failure =
                assertThrows(
                        FeedException.class,
                        () -> feeds.land(feeds.spec(FeedKind.DEALS, "*", Format.Kind.PARQUET)));
        assertEquals(3, failure.problems().size());
    }

    private static List<@Nullable Object> row(
            long id,
            @Nullable String influencer,
            LocalDate starts,
            @Nullable String fee,
            @Nullable String model,
            @Nullable Boolean flag) {
        return Arrays.asList(
                id, influencer, starts, fee == null ? null : new BigDecimal(fee), model, flag);
    }
}
