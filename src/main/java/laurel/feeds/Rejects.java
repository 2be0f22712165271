package laurel.feeds;

import java.util.Objects;
import laurel.parquet.TableSchema;
import laurel.parquet.TableWriter;
import laurel.spec.FeedKind;
import laurel.spec.FeedKind.FeedColumn;
import org.jspecify.annotations.Nullable;

/** Writes rejected records: where, by which rule, what was met; e-mail addresses masked. */
final class Rejects {
    private static final int MAX_TEXT = 4000;
    private static final int MAX_FOUND = 200;
    private static final String MASK = "***@***";

    private static final TableSchema SCHEMA =
            Objects.requireNonNull(RawSchemas.ALL.get(RawSchemas.REJECTS));
    private static final int FEED = SCHEMA.index("feed");
    private static final int OFFSET = SCHEMA.index("byte_offset");
    private static final int RULE = SCHEMA.index("rule");
    private static final int COLUMN = SCHEMA.index("column_name");
    private static final int FOUND = SCHEMA.index("found");
    private static final int WANTED = SCHEMA.index("wanted");
    private static final int TEXT = SCHEMA.index("raw_text");
    private static final int ORDER_ID = SCHEMA.index("order_id");
    private static final int ORDERED_AT = SCHEMA.index("ordered_at");
    private static final int UPDATED_AT = SCHEMA.index("updated_at");
    private static final int UPDATED_AT_BAD = SCHEMA.index("is_updated_at_bad");

    private final FeedKind feed;
    private final long fileId;
    private final Forgotten forgotten;
    private final Outputs outputs;

    Rejects(FeedKind feed, long fileId, Forgotten forgotten, Outputs outputs) {
        this.feed = feed;
        this.fileId = fileId;
        this.forgotten = forgotten;
        this.outputs = outputs;
    }

    /** The file as a whole. */
    void file(String damage) {
        start(0, 0, Rule.DAMAGED_FILE).string(FOUND, damage).string(TEXT, "");
        end(null);
    }

    /**
     * A record that was not typed.
     *
     * @param found what was met; null: see the text
     */
    void record(Rule rule, Records at, @Nullable String found, @Nullable String wanted) {
        boolean isHidden = forgotten.areNamedIn(at.text());
        start(at.line(), at.offset(), rule)
                .string(FOUND, found == null || isHidden ? null : found(found))
                .string(WANTED, wanted)
                .string(TEXT, isHidden ? Forgotten.WORD : clean(at.text()));
        end(null);
    }

    /** A record whose bytes are faulty but whose cells could be told apart. */
    void readable(Rule rule, Records at, TypedRow row) {
        start(at.line(), at.offset(), rule).string(TEXT, rawText(at.text(), row));
        end(row);
    }

    /** A record that has been typed, with its first fault. */
    void row(Rule rule, Records at, TypedRow row) {
        TableWriter writer = start(at.line(), at.offset(), rule);
        int column = row.faults().column();
        if (column != Faults.NO_COLUMN) {
            FeedColumn blamed = feed.columns().get(column);
            writer.string(COLUMN, blamed.name());
            boolean isShown = row.isFilled(column) && !row.isHidden(at.text());
            writer.string(FOUND, isShown ? found(row.cell(column)) : null);
        }
        writer.string(WANTED, row.faults().wanted()).string(TEXT, rawText(at.text(), row));
        end(row);
    }

    /** The text of a record as it may be kept. */
    static String rawText(String text, TypedRow row) {
        if (row.isHidden(text)) {
            return Forgotten.WORD;
        }
        String address = row.email();
        return clean(address.isEmpty() ? text : text.replace(address, MASK));
    }

    private TableWriter start(long line, long offset, Rule rule) {
        return outputs.writer(RawSchemas.REJECTS)
                .bigint(0, fileId)
                .bigint(1, line)
                .string(FEED, feed.id())
                .bigint(OFFSET, offset)
                .string(RULE, rule.id());
    }

    /**
     * @param row what could be read of it; null: nothing
     */
    private void end(@Nullable TypedRow row) {
        TableWriter writer = outputs.writer(RawSchemas.REJECTS);
        boolean isUpdatedAtBad = false;
        if (row != null && feed == FeedKind.ORDERS) {
            String id = row.cell(Orders.ID);
            boolean isReadable = id.indexOf(0xFFFD) < 0 && id.indexOf(0) < 0;
            writer.string(ORDER_ID, id.isEmpty() || !isReadable ? null : id);
            if (row.has(Orders.ORDERED_AT)) {
                writer.bigint(ORDERED_AT, row.number(Orders.ORDERED_AT));
            }
            if (row.has(Orders.UPDATED_AT)) {
                writer.bigint(UPDATED_AT, row.number(Orders.UPDATED_AT));
            }
            isUpdatedAtBad = row.isFilled(Orders.UPDATED_AT) && !row.has(Orders.UPDATED_AT);
        }
        writer.bool(UPDATED_AT_BAD, isUpdatedAtBad).endRow();
    }

    private static String found(String cell) {
        return Text.shorten(plain(cell), MAX_FOUND);
    }

    private static String clean(String text) {
        return Text.shorten(plain(text), MAX_TEXT);
    }

    /** A NUL is shown by its symbol, because few readers of Parquet bear one. */
    private static String plain(String text) {
        return Emails.mask(text).replace('\0', '\u2400');
    }
}
