package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import laurel.Digest;
import laurel.spec.FeedKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportTest {
    private static final String CSV = orders(300);
    private static final long SEED = 42;

    @TempDir Path folder;

    @Test
    void packingAndLineEndsChangeNoRow() throws IOException {
        Feeds plain = new Feeds(folder.resolve("plain"));
        plain.write("o.csv", CSV);
        Feeds.Landed expected = plain.land(plain.csv(FeedKind.ORDERS, "o.csv"));
        assertEquals(300, expected.file().accepted());

        byte[] bytes = CSV.getBytes(StandardCharsets.UTF_8);
        int half = CSV.indexOf('\n', CSV.length() / 2) + 3;
        byte[] twoMembers =
                join(
                        gzip(Arrays.copyOf(bytes, half)),
                        gzip(Arrays.copyOfRange(bytes, half, bytes.length)));
        assertEquals(expected.contents(), landed("o.csv.gz", gzip(bytes)).contents());
        assertEquals(expected.contents(), landed("two.csv.gz", twoMembers).contents());
        assertEquals(expected.contents(), landed("o.csv.zst", zstd(bytes)).contents());
    }

    @Test
    void byteOrderMarksAndReturnsOnlyMoveOffsets() {
        Feeds plain = new Feeds(folder.resolve("plain"));
        plain.write("o.csv", CSV);
        String sql = "select * exclude (file_id, byte_offset) from raw_orders order by line";
        List<String> expected = plain.land(plain.csv(FeedKind.ORDERS, "o.csv")).lines(sql);

        byte[] returns = CSV.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] marked = ("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_8);
        byte[] open = CSV.substring(0, CSV.length() - 1).getBytes(StandardCharsets.UTF_8);
        assertEquals(expected, landed("crlf.csv", returns).lines(sql));
        assertEquals(expected, landed("bom.csv", marked).lines(sql));
        assertEquals(expected, landed("open.csv", open).lines(sql));
    }

    @Test
    void aTruncatedFileIsDamagedWherever() throws IOException {
        byte[] gzip = gzip(CSV.getBytes(StandardCharsets.UTF_8));
        byte[] zstd = zstd(CSV.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 40; i++) {
            assertDamaged("t.csv.gz", Arrays.copyOf(gzip, gzip.length * i / 40));
            assertDamaged("t.csv.zst", Arrays.copyOf(zstd, zstd.length * i / 40));
        }
        assertDamaged("t.csv.gz", Arrays.copyOf(gzip, gzip.length - 1));
        assertDamaged("t.csv.zst", Arrays.copyOf(zstd, zstd.length - 1));
    }

    @Test
    void whatFollowsTheLastMemberIsDamage() throws IOException {
        byte[] gzip = gzip(CSV.getBytes(StandardCharsets.UTF_8));
        byte[] second = gzip.clone();
        second[1] ^= 1;
        assertDamaged("g.csv.gz", join(gzip, new byte[] {'x'}));
        assertDamaged("g.csv.gz", join(gzip, new byte[40]));
        assertDamaged("g.csv.gz", join(gzip, second));
        assertDamaged(
                "g.csv.zst",
                join(
                        zstd(CSV.getBytes(StandardCharsets.UTF_8)),
                        "garbage".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFlippedBitIsNeverReadOver() throws IOException {
        byte[] gzip = gzip(CSV.getBytes(StandardCharsets.UTF_8));
        Random random = new Random(SEED);
        Feeds plain = new Feeds(folder.resolve("plain"));
        plain.write("o.csv", CSV);
        Feeds.Landed expected = plain.land(plain.csv(FeedKind.ORDERS, "o.csv"));
        for (int i = 0; i < 240; i++) {
            byte[] flipped = gzip.clone();
            // each byte of what packs the header line, and as many anywhere
            int at = i < 200 ? i : random.nextInt(gzip.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Feeds.Landed landed = landed("f" + i + ".csv.gz", flipped);
            if (landed.file().damage() == null) {
                // a bit of the header that says nothing of the data, such as the time
                assertTrue(at < 10, "seed " + SEED + ", byte " + at);
                assertEquals(expected.contents(), landed.contents());
            }
        }
    }

    @Test
    void aHeaderThatDamageMadeWrongIsDamageAndNoOtherFeed() throws IOException {
        byte[] gzip =
                gzip(CSV.replace("goods_amount", "goods_agount").getBytes(StandardCharsets.UTF_8));
        byte[] before = gzip(CSV.getBytes(StandardCharsets.UTF_8));
        System.arraycopy(before, before.length - 8, gzip, gzip.length - 8, 8);
        Feeds feeds = new Feeds(folder);
        feeds.write("o.csv.gz", gzip);

        assertDamaged("o.csv.gz", gzip);
        assertEquals(
                "[orders o.csv.gz: damaged: the gzip check sum does not hold]",
                FeedHeaders.read(List.of(feeds.csv(FeedKind.ORDERS, "o.csv.gz")))
                        .problems()
                        .toString());
    }

    @Test
    void aDamagedFileIsOneRejectAndStopsNoOther() throws IOException {
        Feeds feeds = new Feeds(folder);
        feeds.write("o/1.csv.gz", Arrays.copyOf(gzip(CSV.getBytes(StandardCharsets.UTF_8)), 500));
        feeds.write("o/2.csv", CSV);

        Feeds.Landed landed = feeds.land(feeds.csv(FeedKind.ORDERS, "o/*"));

        assertEquals(List.of("0;damaged_file"), landed.rejects());
        assertEquals(List.of("300"), landed.lines("select count(*) from raw_orders"));
        assertEquals(
                List.of("1.csv.gz;true;0;0;0", "2.csv;false;300;300;0"),
                landed.lines(
                        "select raw_files.file, is_damaged, records, accepted, rejected"
                                + " from raw_files order by delivery"));
    }

    @Test
    void aControlTotalThatDoesNotHoldIsDamage() {
        Feeds feeds = new Feeds(folder);
        String digest = Digest.of(CSV.getBytes(StandardCharsets.UTF_8));
        feeds.write("o/1.csv", CSV);
        feeds.write("o/1.csv.sha256", digest + "  1.csv\n");
        feeds.write("o/2.csv", CSV + "\n");
        feeds.write("o/2.csv.sha256", digest);
        feeds.write("o/3.csv", CSV + "\n\n");
        feeds.write("o/3.csv.rows", "300\n");
        feeds.write("o/4.csv", CSV + "\n\n\n");
        feeds.write("o/4.csv.rows", "301");

        Feeds.Landed landed = feeds.land(feeds.csv(FeedKind.ORDERS, "o/*"));

        assertEquals(
                List.of("1.csv;false", "2.csv;true", "3.csv;false", "4.csv;true"),
                landed.lines("select raw_files.file, is_damaged from raw_files order by delivery"));
    }

    @Test
    void aQuoteThatNeverClosesDamagesAMultilineFile() {
        Feeds feeds = new Feeds(folder);
        feeds.write(
                "p.csv",
                "post_id,influencer_id,platform,posted_at,text\np,i,x,2024-01-01,\"a\nq,i,x,2024-01-01,b\n");

        Feeds.Landed landed = feeds.land(feeds.csv(FeedKind.POSTS, "p.csv"));

        assertEquals(List.of("0;damaged_file"), landed.rejects());
        assertEquals(0, landed.file().records());
    }

    @Test
    void theSameBytesUnderANameThatSaysPackedAreReadAnew() {
        Feeds feeds = new Feeds(folder);
        feeds.write("o.csv", CSV);
        assertEquals(300, feeds.land(feeds.csv(FeedKind.ORDERS, "o.csv")).file().accepted());

        feeds.write("o.csv.gz", CSV);

        Feeds.Landed landed = feeds.land(feeds.csv(FeedKind.ORDERS, "o.csv.gz"));
        assertNotNull(landed.file().damage());
    }

    private Feeds.Landed landed(String name, byte[] bytes) {
        Feeds feeds = new Feeds(folder.resolve(name + ".d"));
        feeds.write(name, bytes);
        return feeds.land(feeds.csv(FeedKind.ORDERS, name));
    }

    private void assertDamaged(String name, byte[] bytes) {
        Feeds.Landed landed = landed(name, bytes);
        assertNotNull(landed.file().damage(), name + " of " + bytes.length + " bytes");
        assertEquals(List.of("0;damaged_file"), landed.rejects());
        assertEquals(List.of("0"), landed.lines("select count(*) from raw_orders"));
    }

    static String orders(int count) {
        Random random = new Random(7);
        StringBuilder csv =
                new StringBuilder(
                        "order_id,ordered_at,goods_amount,currency,discount_codes,landing_url,note\n");
        for (int i = 0; i < count; i++) {
            csv.append("o-").append(i).append(",2024-05-").append(10 + i % 20).append(" 10:00:00,");
            csv.append(random.nextInt(1000)).append('.').append(10 + random.nextInt(90));
            csv.append(i % 7 == 0 ? ",USD" : ",").append(i % 2 == 0 ? ",ANNA10|x=1.50," : ",,");
            csv.append("\"https://shop.example/?a,b&ref=t")
                    .append(random.nextInt(50))
                    .append("\",");
            csv.append(i % 11 == 0 ? "\"é \"\"quoted\"\", note\"" : "plain").append('\n');
        }
        return csv.toString();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zstd(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStream out = new ZstdOutputStream(packed, Zstd.defaultCompressionLevel())) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
