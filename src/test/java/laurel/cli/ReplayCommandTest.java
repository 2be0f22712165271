package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    @TempDir Path folder;

    private SmallNight night;

    /** A shop with its own headers and signs; two of five orders are broken. */
    @BeforeEach
    void aShopWithTwoBrokenOrders() throws IOException {
        night = SmallNight.in(folder);
        night.write(
                "job.yml",
                night.read("job.yml")
                        .replace(
                                "{feed: orders, source: orders.csv}",
                                "{feed: orders, source: orders.csv, tolerance: all,"
                                        + " format: {kind: csv, delimiter: ;}, decimal-separator: ',',"
                                        + " columns: {order_id: Nr, goods_amount: Betrag, customer_email: Mail}}")
                        .replace("currency: EUR", "currency: EUR\nemail-key: ${file:key}"));
        night.write("key", "a key for tests\n");
        night.write(
                "orders.csv",
                """
                Nr;ordered_at;Betrag;discount_codes;Mail;Note
                o1;2025-11-28T10:00:00;90,00;ANNA10;kim@example.com;x
                o2;2025-11-28T11:00:00;10.00;BEN10;lee@example.com;y
                o3;2025-11-28T12:00:00;5,00;;sam@example.com;z
                o4;2025-11-28T13:00:00
                o5;2025-11-28T14:00:00;7,00;ANNA10;lee@example.com;z
                """);
    }

    @Test
    void repairedRecordsAreTakenByTheNextRunAndEveryRecordIsAccountedFor() throws IOException {
        assertEquals(0, night.run().exitCode());
        Path file = folder.resolve("repaired.csv");
        assertEquals(0, replay("--export", "orders", file).exitCode());
        String exported = Files.readString(file);
        assertEquals(
                """
                laurel_feed;laurel_file;laurel_line;laurel_rule;laurel_column;laurel_wanted;laurel_text;Nr;ordered_at;updated_at;status;is_test;currency;Betrag;tax_included_amount;gift_card_amount;discount_amount;refunded_amount;discount_codes;customer_id;Mail;is_new_customer;landing_url;referrer_url;channel
                orders;orders.csv;3;bad_money;goods_amount;an amount of at most 15 digits and 6 places;;o2;2025-11-28T11:00:00;;;;;10.00;;;;;BEN10;;lee@example.com;;;;
                orders;orders.csv;5;wrong_column_count;;6 cells;"o4;2025-11-28T13:00:00";;;;;;;;;;;;;;;;;;
                """,
                exported.replace("\r\n", "\n"));

        Files.writeString(file, exported.replace(";10.00;", ";10,00;"));
        Cli.Answer half = replay(file);
        assertEquals(3, half.exitCode());
        assertTrue(
                half.err().contains("repaired.csv, line 3: missing_required in order_id"),
                half::err);
        assertTrue(
                half.out().contains("1 record delivered to feed orders as replayed/0001-"),
                half::out);

        Cli.Answer run = night.run();
        assertEquals(0, run.exitCode(), run::err);
        assertEquals(
                List.of("orders.csv,3,bad_money,true", "orders.csv,5,wrong_column_count,false"),
                show("quarantine")
                        .lines()
                        .skip(1)
                        .map(line -> line.split(","))
                        .map(c -> c[1] + "," + c[2] + "," + c[4] + "," + c[c.length - 1])
                        .toList());
        assertTrue(
                show("reconciliation").contains("feed,orders,6,4,0,2,0"), show("reconciliation"));
        assertTrue(show("ledger").contains("o2,2025-11-28,2025-11-28,sale,,ben,BEN10,code"));
    }

    @Test
    void addressesAreHashedBeforeTheyAreKeptAndNameTheSameCustomer() throws IOException {
        night.run();
        Path file = folder.resolve("repaired.csv");
        replay("--export", "orders", file);
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.lines()
                        .limit(2)
                        .reduce("", (a, b) -> a + b + "\n")
                        .replace(";10.00;", ";10,00;"));
        assertEquals(0, replay(file).exitCode());
        for (Path kept : files(night.state().resolve("replayed"))) {
            String bytes = Files.readString(kept, StandardCharsets.ISO_8859_1);
            assertFalse(bytes.contains("@"), bytes);
            assertTrue(bytes.contains("hmac-sha256:"), bytes);
        }
        night.run();
        assertTrue(
                show("ledger").lines().anyMatch(l -> l.startsWith("o2,") && l.endsWith(",true")),
                "lee bought o2 first");
        assertTrue(
                show("ledger").lines().anyMatch(l -> l.startsWith("o5,") && l.endsWith(",false")),
                "and o5 later");
    }

    @Test
    void theSameRepairTwiceIsOneAndWhatWaitsForNobodyIsRefused() throws IOException {
        night.run();
        Path file = folder.resolve("repaired.csv");
        replay("--export", "orders", file);
        String text = Files.readString(file).lines().limit(2).reduce("", (a, b) -> a + b + "\n");
        Files.writeString(file, text.replace(";10.00;", ";10,00;"));
        assertEquals(0, replay(file).exitCode());
        assertTrue(replay(file).out().contains("the very same records were delivered before"));
        Cli.Answer run = night.run();
        assertEquals(0, run.exitCode(), run::err);
        Cli.Answer again = replay(file);
        assertEquals(3, again.exitCode());
        assertTrue(again.err().contains("no such record waits in quarantine: line 3"), again::err);
        Files.writeString(file, "order_id\n1\n");
        assertEquals(2, replay(file).exitCode());
        assertEquals(2, replay("--export", "fx", folder.resolve("fx.csv")).exitCode());
        assertEquals(2, replay("--export", "orders", file).exitCode());
    }

    private Cli.Answer replay(Object... more) {
        Object[] arguments = new Object[more.length + 3];
        arguments[0] = "replay";
        arguments[1] = "--job";
        arguments[2] = night.job();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Cli.run(arguments);
    }

    private String show(String dataset) {
        return Cli.run("show", dataset, "--job", night.job(), "--format", "csv").out();
    }

    private static List<Path> files(Path under) throws IOException {
        try (Stream<Path> files = Files.walk(under)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
