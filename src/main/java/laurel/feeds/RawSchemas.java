package laurel.feeds;

import static laurel.parquet.Column.bigint;
import static laurel.parquet.Column.bool;
import static laurel.parquet.Column.date;
import static laurel.parquet.Column.decimal;
import static laurel.parquet.Column.integer;
import static laurel.parquet.Column.string;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.spec.FeedKind;

/** The relations that landing writes; each has {@code file_id} and {@code line} first. */
final class RawSchemas {
    static final String ORDER_CODES = "raw_order_codes";
    static final String ORDER_LINKS = "raw_order_links";
    static final String REJECTS = "raw_rejects";
    static final String FILES = "raw_files";

    /** Those of {@link #FILES} that are new to readers: apart, as they are others every night. */
    static final String NEW_FILES = "raw_new_files";

    static final String REPLAYED = "raw_replayed";

    /** All relations but {@link #FILES} and {@link #NEW_FILES}, by name. */
    static final Map<String, TableSchema> ALL = all();

    /** Columns whose values hardly repeat within a file; a third of landing's time is in this. */
    static final Set<String> DISTINCT =
            Set.of(
                    "line",
                    "byte_offset",
                    "order_id",
                    "ordered_at",
                    "updated_at",
                    "amount",
                    "customer_id",
                    "email_hash",
                    "refund_id",
                    "refunded_at",
                    "goods_amount",
                    "clicked_at",
                    "raw_text");

    private RawSchemas() {}

    /** The relation that holds the accepted rows of a feed. */
    static String main(FeedKind feed) {
        return "raw_" + feed.id();
    }

    static final TableSchema FILES_SCHEMA =
            TableSchema.of(
                    string("feed").required(),
                    bigint("file_id").required(),
                    string("file_digest").required(),
                    string("file").required(),
                    bigint("delivery").required(),
                    bool("is_damaged").required(),
                    bigint("records").required(),
                    bigint("accepted").required(),
                    bigint("rejected").required(),
                    string("damage"));

    static final TableSchema NEW_FILES_SCHEMA =
            TableSchema.of(string("feed").required(), string("file").required());

    private static Map<String, TableSchema> all() {
        Map<String, TableSchema> schemas = new LinkedHashMap<>();
        orders(schemas);
        put(
                schemas,
                "raw_refunds",
                bigint("byte_offset").required(),
                string("refund_id").required(),
                string("order_id").required(),
                bigint("refunded_at").required(),
                date("refunded_on").required(),
                money("goods_amount").required(),
                string("raw_text").required());
        put(
                schemas,
                "raw_codes",
                string("code").required(),
                string("kind").required(),
                string("influencer_id"),
                bigint("valid_from"),
                date("valid_from_on"),
                bigint("valid_to"),
                rate("commission_rate"),
                money("commission_per_order"));
        people(schemas);
        deals(schemas);
        put(
                schemas,
                "raw_clicks",
                integer("month").required(),
                bigint("clicked_at").required(),
                date("clicked_on").required(),
                string("code").required(),
                string("customer_id"),
                string("email_hash"));
        put(
                schemas,
                "raw_fx",
                date("rate_on").required(),
                string("currency").required(),
                decimal("units_per_reporting", 27, 12).required());
        rejects(schemas);
        put(
                schemas,
                REPLAYED,
                string("feed").required(),
                string("from_file").required(),
                bigint("from_line").required());
        return schemas;
    }

    private static void orders(Map<String, TableSchema> schemas) {
        put(
                schemas,
                "raw_orders",
                integer("month").required(),
                bigint("byte_offset").required(),
                string("order_id").required(),
                bigint("ordered_at").required(),
                date("ordered_on").required(),
                bigint("updated_at"),
                date("updated_on"),
                string("status").required(),
                bool("is_test").required(),
                string("currency").required(),
                money("amount").required(),
                money("refunded_amount"),
                string("customer_id"),
                string("email_hash"),
                bool("is_new_customer"),
                string("referrer_host"),
                string("raw_text"));
        put(
                schemas,
                ORDER_CODES,
                integer("month").required(),
                string("order_id").required(),
                integer("place").required(),
                string("code").required(),
                money("discount"));
        put(
                schemas,
                ORDER_LINKS,
                integer("month").required(),
                string("order_id").required(),
                integer("place").required(),
                string("code").required());
    }

    private static void people(Map<String, TableSchema> schemas) {
        put(
                schemas,
                "raw_posts",
                string("post_id").required(),
                string("influencer_id").required(),
                string("platform").required(),
                bigint("posted_at").required(),
                date("posted_on").required(),
                bigint("measured_at"),
                bigint("views"),
                bigint("reach"),
                bigint("likes"),
                bigint("comments"),
                bigint("shares"),
                bigint("saves"),
                bigint("followers"));
        put(
                schemas,
                "raw_influencers",
                string("influencer_id").required(),
                string("name"),
                string("first_name"),
                string("email"),
                string("platform"),
                string("handle"),
                bigint("followers"),
                string("country"),
                string("language"),
                string("contact"),
                string("agency"),
                string("status"),
                date("joined_on"),
                date("last_contacted_on"));
    }

    private static void deals(Map<String, TableSchema> schemas) {
        put(
                schemas,
                "raw_deals",
                bigint("byte_offset").required(),
                string("deal_id").required(),
                string("influencer_id").required(),
                string("season_id"),
                date("starts_on").required(),
                date("ends_before").required(),
                string("model"),
                money("fixed_fee"),
                money("product_cost"),
                money("ad_spend"),
                money("other_cost"),
                string("currency").required(),
                rate("commission_rate"),
                bigint("expected_posts"),
                date("post_due_on"),
                string("stage").required(),
                date("paid_on"),
                string("raw_text").required());
    }

    private static void rejects(Map<String, TableSchema> schemas) {
        put(
                schemas,
                REJECTS,
                string("feed").required(),
                bigint("byte_offset").required(),
                string("rule").required(),
                string("column_name"),
                string("found"),
                string("wanted"),
                string("raw_text").required(),
                string("order_id"),
                bigint("ordered_at"),
                bigint("updated_at"),
                bool("is_updated_at_bad").required());
    }

    private static Column money(String name) {
        return decimal(name, 21, 6);
    }

    private static Column rate(String name) {
        return decimal(name, 18, 12);
    }

    private static void put(Map<String, TableSchema> schemas, String name, Column... columns) {
        List<Column> all = new ArrayList<>();
        all.add(bigint("file_id").required());
        all.add(bigint("line").required());
        all.addAll(List.of(columns));
        schemas.put(name, new TableSchema(all));
    }
}
