package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import laurel.spec.FeedKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row of a feed and the rule that rejects it; every rule of landing is here. */
class RulesTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what a row is rejected for
                "orders  | order_id,ordered_at,goods_amount | \"a\"b,2024-01-01,1 | bad_csv",
                "orders  | order_id,ordered_at,goods_amount | \"a,2024-01-01,1 | multiline_record",
                "orders  | order_id,ordered_at,goods_amount | a\\xFF,2024-01-01,1 | bad_encoding",
                "orders  | order_id,ordered_at,goods_amount | a\\0,2024-01-01,1 | nul",
                "orders  | order_id,ordered_at,goods_amount | a,2024-01-01 | wrong_column_count",
                "orders  | order_id,ordered_at,goods_amount | a,2024-01-01,1,2 | wrong_column_count",
                "orders  | order_id,ordered_at,goods_amount | ,2024-01-01,1 | missing_required",
                "orders  | order_id,ordered_at,goods_amount | a,\\xC2\\xA0,1 | missing_required",
                "orders  | order_id,ordered_at,goods_amount | a,2024-01-01,1e2 | bad_money",
                "orders  | order_id,ordered_at,goods_amount | a,2024-01-32,1 | bad_timestamp",
                "orders  | order_id,ordered_at,goods_amount | a,2024-01-01,-1 | negative_amount",
                "orders  | order_id,ordered_at,goods_amount,discount_amount | a,2024-01-01,1,-1 | negative_amount",
                "orders  | order_id,ordered_at,goods_amount,discount_amount | a,2024-01-01,1,x | bad_money",
                "orders  | order_id,ordered_at,goods_amount,discount_codes | a,2024-01-01,1,A=-1 | negative_amount",
                "orders  | order_id,ordered_at,goods_amount,discount_codes | a,2024-01-01,1,A=x | bad_money",
                "orders  | order_id,ordered_at,goods_amount,discount_codes | a,2024-01-01,1,=1 | bad_value",
                "orders  | order_id,ordered_at,goods_amount,tax_included_amount | a,2024-01-01,1,1.01 | negative_base",
                "orders  | order_id,ordered_at,goods_amount,currency | a,2024-01-01,1,EURO | bad_currency",
                "orders  | order_id,ordered_at,goods_amount,currency | a,2024-01-01,1,E1R | bad_currency",
                "orders  | order_id,ordered_at,goods_amount,status | a,2024-01-01,1,open | bad_value",
                "orders  | order_id,ordered_at,goods_amount,is_test | a,2024-01-01,1,maybe | bad_value",
                "orders  | order_id,ordered_at,goods_amount,updated_at | a,2024-01-01,1,x | bad_timestamp",
                "refunds | refund_id,order_id,refunded_at,goods_amount | r,a,2024-01-01,-0.01 | negative_amount",
                "codes   | code,valid_from,valid_to | A,2024-01-02,2024-01-02 | bad_interval",
                "codes   | code,kind | A,voucher | bad_value",
                "codes   | code,commission_rate | A,1.01 | bad_value",
                "codes   | code,commission_rate | A,-0.1 | bad_value",
                "codes   | code,commission_rate | A,10% | bad_number",
                "codes   | code,commission_rate | A,0.0000000000001 | bad_number",
                "codes   | code,commission_per_order | A,-1 | negative_amount",
                "posts   | post_id,influencer_id,platform,posted_at,views | p,i,tiktok,2024-01-01,1.5 | bad_number",
                "posts   | post_id,influencer_id,platform,posted_at,views | p,i,tiktok,2024-01-01,-1 | bad_number",
                "posts   | post_id,influencer_id,platform,posted_at,views | p,i,tiktok,2024-01-01,1234567890123456 | bad_number",
                "posts   | post_id,influencer_id,platform,posted_at,views | p,i,,2024-01-01,1 | missing_required",
                "influencers | influencer_id,joined_on | i,2024-01-01T10:00 | bad_date",
                "influencers | influencer_id,contact | i,phone | bad_value",
                "influencers | influencer_id,status | i,busy | bad_value",
                "deals   | deal_id,influencer_id,starts_on | d,i,2024-02-30 | bad_date",
                "deals   | deal_id,influencer_id,starts_on,ends_before | d,i,2024-02-01,2024-02-01 | bad_interval",
                "deals   | deal_id,influencer_id,starts_on,fixed_fee | d,i,2024-02-01,-1 | negative_amount",
                "deals   | deal_id,influencer_id,starts_on,model | d,i,2024-02-01,free | bad_value",
                "clicks  | clicked_at,link,customer_id,customer_email | 2024-01-01,L,, | missing_required",
                "fx      | rate_on,currency,units_per_reporting | 2024-01-01,USD,0 | bad_value",
                "fx      | rate_on,currency,units_per_reporting | 2024-01-01,,1.1 | missing_required",
                "fx      | rate_on,currency,units_per_reporting | 2024-01-01,USD,x | bad_number",
                // the first rule in the list names the row
                "orders  | order_id,ordered_at,goods_amount | ,x,y | missing_required",
                "orders  | order_id,ordered_at,goods_amount | a,x,y | bad_money",
                "orders  | order_id,ordered_at,goods_amount,currency,status | a,x,1,?,? | bad_timestamp",
                "orders  | order_id,ordered_at,goods_amount,currency,status | a,2024-01-01,-1,?,paid | bad_currency",
                "orders  | order_id,ordered_at,goods_amount,status | a,2024-01-01,-1,? | bad_value",
                "orders  | order_id,ordered_at,goods_amount,tax_included_amount | a,2024-01-01,-1,1 | negative_amount",
                "orders  | order_id,ordered_at,goods_amount | \"a\\xFF\"b,\\0 | bad_csv",
                "orders  | order_id,ordered_at,goods_amount | a\\xFF,\\0 | bad_encoding",
                "codes   | code,valid_from,valid_to,kind | A,2024-01-02,2024-01-01,x | bad_value",
                // and what is fine
                "orders  | order_id,ordered_at,goods_amount | a\"b\",2024-01-01,1 | accepted",
                "orders  | order_id,ordered_at,goods_amount | \"a\"\"b\",2024-01-01, -0.00 | accepted",
                "orders  | order_id,ordered_at,goods_amount | a\\rb,\"2024-01-01\",\\r1 | accepted",
                "orders  | order_id,ordered_at,goods_amount | \"a\\rb\",2024-01-01,1 | accepted",
                "orders  | order_id,ordered_at,goods_amount,status,is_test | a,2024-01-01,1,PARTIALLY_Refunded,YES | accepted",
                "orders  | order_id,ordered_at,goods_amount,tax_included_amount | a,2024-01-01,1,1 | accepted",
                "posts   | post_id,influencer_id,platform,posted_at,text | p,i,x,2024-01-01,\"a\\n\\nb\" | accepted",
                "codes   | code,commission_rate | A,1 | accepted",
                "clicks  | clicked_at,link,customer_email | 2024-01-01,L,a@b.c | accepted",
                "fx      | rate_on,currency,units_per_reporting | 2024-01-01,usd,0.000000000001 | accepted"
            })
    void theFirstRuleNamesTheRow(String feed, String header, String row, String expected) {
        FeedKind kind = FeedKind.valueOf(feed.toUpperCase(Locale.ROOT));
        Feeds feeds = new Feeds(folder);
        feeds.write("in.csv", LineScannerTest.bytes(header + "\\n" + row + "\\n"));

        Feeds.Landed landed = feeds.land(feeds.csv(kind, "in.csv"));

        List<String> found = landed.lines("select rule from raw_rejects where line = 2");
        assertEquals(expected, found.isEmpty() ? "accepted" : found.get(0));
        assertEquals(1, landed.file().records());
        assertEquals(found.size(), landed.file().rejected());
    }

    @Test
    void aRejectSaysWhereAndWhatWithoutAddresses() {
        Feeds feeds = new Feeds(folder);
        feeds.write(
                "in.csv",
                "order_id,ordered_at,goods_amount,customer_email\n"
                        + "a,2024-01-01,1,anna@example.com\n"
                        + "b,2024-01-01,1x,Anna at home\n"
                        + "c,2024-01-01,\"1,anna@example.com\n");

        Feeds.Landed landed = feeds.land(feeds.csv(FeedKind.ORDERS, "in.csv"));

        assertEquals(
                List.of(
                        "3;80;bad_money;goods_amount;1x;b,2024-01-01,1x,***@***;b",
                        "4;109;multiline_record;null;null;c,2024-01-01,\"1,***@***;null"),
                landed.lines(
                        "select line, byte_offset, rule, column_name, found, raw_text, order_id"
                                + " from raw_rejects order by line"));
        assertFalse(landed.lines("from raw_orders").toString().contains("anna"));
    }

    @Test
    void whatCanBeReadOfARejectedOrderIsKept() {
        Feeds feeds = new Feeds(folder);
        feeds.write(
                "in.csv",
                LineScannerTest.bytes(
                        "order_id,ordered_at,updated_at,goods_amount\\n"
                                + "a,2024-01-01,2024-01-02,x\\n"
                                + "b,2024-01-01,soon,1\\n"
                                + "c,2024-01-01,,x\\n"
                                + "d,2024-01-01,2024-01-02,1\\xFF\\n"
                                + "e\\xFF,2024-01-01,2024-01-02,1\\n"));

        Feeds.Landed landed = feeds.land(feeds.csv(FeedKind.ORDERS, "in.csv"));

        assertEquals(
                List.of(
                        "a;1704063600000000;1704150000000000;false",
                        "b;1704063600000000;null;true",
                        "c;1704063600000000;null;false",
                        "d;1704063600000000;1704150000000000;false",
                        "null;1704063600000000;1704150000000000;false"),
                landed.lines(
                        "select order_id, ordered_at, updated_at, is_updated_at_bad"
                                + " from raw_rejects order by line"));
    }

    @Test
    void blankCellsHaveTheirDefaults() {
        Feeds feeds = new Feeds(folder);
        feeds.write("o.csv", "order_id,ordered_at,goods_amount,is_test,status\na,2024-01-01,1,,\n");
        feeds.write("d.csv", "deal_id,influencer_id,starts_on,ends_before\nd,i,2024-02-28,\n");
        feeds.write("c.csv", "code,influencer_id\nx,\n");

        Feeds.Landed landed =
                feeds.land(
                        feeds.csv(FeedKind.ORDERS, "o.csv"),
                        feeds.csv(FeedKind.DEALS, "d.csv"),
                        feeds.csv(FeedKind.CODES, "c.csv"));

        assertEquals(
                List.of("paid;false;EUR;null;null"),
                landed.lines(
                        "select status, is_test, currency, is_new_customer, raw_text"
                                + " from raw_orders"));
        assertEquals(
                List.of("2024-02-29;closed;EUR;null;null"),
                landed.lines(
                        "select ends_before, stage, currency, fixed_fee, model from raw_deals"));
        assertEquals(
                List.of("X;code;null"),
                landed.lines("select code, kind, influencer_id from raw_codes"));
    }
}
