package laurel.feeds;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.parquet.TableWriter;
import laurel.spec.FeedKind;
import laurel.spec.FeedKind.FeedColumn;
import org.jspecify.annotations.Nullable;

/** Writes an accepted row to its feed's relation, column by column as the schema names them. */
final class RowWriter {
    private final FeedKind feed;
    private final String relation;
    private final long fileId;
    private final LandingSettings settings;
    private final Outputs outputs;
    private final ZoneClock clock;
    private final @Nullable Emails emails;
    private final List<Copy> copies = new ArrayList<>();
    private final OrderWriter orders;
    private final Months months;
    private final int clickedAt;
    private final boolean isReplayed;

    /** Copies one column of the current row. */
    private interface Copy {
        void to(TableWriter writer, TypedRow row, Records at);
    }

    RowWriter(FeedFile file, long fileId, LandingSettings settings, Outputs outputs) {
        this.feed = file.spec().feed();
        relation = RawSchemas.main(feed);
        isReplayed = file.isReplayed();
        this.fileId = fileId;
        this.settings = settings;
        this.outputs = outputs;
        clock = new ZoneClock(settings.timezone());
        byte[] key = settings.emailKey();
        emails = key == null ? null : new Emails(key);
        orders = new OrderWriter(fileId, settings.linkParameters(), outputs);
        months = new Months(clock);
        clickedAt = feed == FeedKind.CLICKS ? place("clicked_at") : -1;
        TableSchema schema = Objects.requireNonNull(RawSchemas.ALL.get(relation));
        List<Column> columns = schema.columns();
        for (int target = 0; target < columns.size(); target++) {
            copies.add(copy(target, columns.get(target).name()));
        }
    }

    void write(TypedRow row, Records at) {
        TableWriter writer = outputs.writer(relation);
        look(row);
        for (Copy copy : copies) {
            copy.to(writer, row, at);
        }
        writer.endRow();
        if (feed == FeedKind.ORDERS) {
            orders.write(row, at.line(), months.current());
        }
    }

    /** The months that the rows so far lie in. */
    Months months() {
        return months;
    }

    /** Feeds that grow with the shop are looked at by month. */
    private void look(TypedRow row) {
        if (feed == FeedKind.ORDERS) {
            long orderedAt = row.number(Orders.ORDERED_AT);
            boolean isUpdated = row.has(Orders.UPDATED_AT);
            months.add(
                    orderedAt,
                    isUpdated ? Math.max(orderedAt, row.number(Orders.UPDATED_AT)) : orderedAt);
        } else if (feed == FeedKind.CLICKS) {
            long at = row.number(clickedAt);
            months.add(at, at);
        }
    }

    private Copy copy(int target, String name) {
        return switch (name) {
            case "file_id" -> (writer, row, at) -> writer.bigint(target, fileId);
            case "line" -> (writer, row, at) -> writer.bigint(target, at.line());
            case "byte_offset" -> (writer, row, at) -> writer.bigint(target, at.offset());
            case "month" -> (writer, row, at) -> writer.integer(target, months.current());
            case "raw_text" -> (writer, row, at) -> writer.string(target, rawText(row, at));
            case "amount" -> (writer, row, at) -> writer.decimal(target, RowChecks.base(row));
            case "is_test" -> flag(target, place("is_test"));
            case "email_hash" -> email(target, place("customer_email"));
            case "referrer_host" -> host(target, place("referrer_url"));
            case "valid_from_on" -> day(target, place("valid_from"));
            case "ordered_on" -> day(target, place("ordered_at"));
            case "updated_on" -> day(target, place("updated_at"));
            case "refunded_on" -> day(target, place("refunded_at"));
            case "clicked_on" -> day(target, place("clicked_at"));
            case "posted_on" -> day(target, place("posted_at"));
            case "code" -> cell(target, place(feed == FeedKind.CLICKS ? "link" : "code"));
            default -> cell(target, place(name));
        };
    }

    private int place(String column) {
        return RowChecks.column(feed, column);
    }

    private Copy cell(int target, int column) {
        FeedColumn from = feed.columns().get(column);
        Copy copy =
                switch (from.cell()) {
                    case MONEY, RATE ->
                            (writer, row, at) -> writer.decimal(target, row.decimal(column));
                    case COUNT, TIMESTAMP ->
                            (writer, row, at) -> writer.bigint(target, row.number(column));
                    case BOOLEAN ->
                            (writer, row, at) -> writer.bool(target, row.number(column) != 0);
                    case DATE -> (writer, row, at) -> writer.date(target, (int) row.number(column));
                    default -> (writer, row, at) -> writer.string(target, row.string(column));
                };
        return (writer, row, at) -> {
            if (row.has(column)) {
                copy.to(writer, row, at);
            }
        };
    }

    /** A flag that is false when blank. */
    private static Copy flag(int target, int column) {
        return (writer, row, at) -> writer.bool(target, row.has(column) && row.number(column) != 0);
    }

    private Copy day(int target, int column) {
        return (writer, row, at) -> {
            if (row.has(column)) {
                writer.date(target, clock.toDay(row.number(column)));
            }
        };
    }

    private static Copy host(int target, int column) {
        return (writer, row, at) -> {
            String host = row.has(column) ? ReferrerUrl.host(row.string(column)) : null;
            if (host != null) {
                writer.string(target, host);
            }
        };
    }

    private Copy email(int target, int column) {
        return (writer, row, at) -> {
            if (row.has(column) && emails != null) {
                String hash = hash(emails, row.string(column));
                String pseudonym = settings.forgotten().of(Forgotten.Kind.EMAIL, hash);
                writer.string(target, pseudonym == null ? hash : pseudonym);
            }
        };
    }

    /** What was hashed when it was repaired is not hashed again. */
    private String hash(Emails key, String address) {
        return isReplayed && address.startsWith(Replays.HASHED)
                ? address.substring(Replays.HASHED.length())
                : key.hash(address);
    }

    /** Null where no later rule can reject the row. */
    private @Nullable String rawText(TypedRow row, Records at) {
        boolean isKept =
                feed != FeedKind.ORDERS || !row.string(Orders.CURRENCY).equals(settings.currency());
        return isKept ? Rejects.rawText(at.text(), row) : null;
    }
}
