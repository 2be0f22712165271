package laurel.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import laurel.Folders;
import laurel.cli.Cli;
import laurel.cli.SmallNight;
import laurel.publish.Run;
import laurel.publish.Runs;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertDeliveryTest {
    private static final Duration NO_PAUSE = Duration.ofMillis(1);

    @TempDir Path folder;
    private SmallNight night;

    /** Two orders that are refunded without anybody saying how much: two alerts. */
    @BeforeEach
    void a_night_with_alerts() throws IOException {
        night = SmallNight.in(folder);
        night.write(
                "orders.csv",
                """
                order_id,ordered_at,goods_amount,discount_codes,customer_id,status
                o1,2025-11-28T10:00:00,90.00,ANNA10,c1,refunded
                <!channel>&,2025-11-28T11:00:00,10.00,BEN10,c2,refunded
                o3,2025-11-28T12:00:00,5.00,,c3,paid
                """);
    }

    @Test
    void a_file_gets_every_alert_once_whatever_the_number_of_nights() throws IOException {
        declare("{file: alerts.jsonl}");
        Cli.Answer first = night.run();
        assertEquals(0, first.exitCode(), first.err());
        assertTrue(first.err().contains("2 new alerts sent (notify.file)"), first.err());
        List<String> lines = Files.readAllLines(folder.resolve("alerts.jsonl"));
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).contains("\"since\":\"2025-11-28\""), lines.get(0));
        Cli.Answer second = night.runAsOf("2025-12-02");
        assertEquals(0, second.exitCode(), second.err());
        assertEquals(2, Files.readAllLines(folder.resolve("alerts.jsonl")).size());
    }

    @Test
    void a_webhook_is_tried_again_and_a_name_mentions_nobody() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        List<String> keys = new CopyOnWriteArrayList<>();
        AtomicInteger calls = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                    boolean isTooEarly = calls.incrementAndGet() < 3;
                    if (!isTooEarly) {
                        bodies.add(body);
                    }
                    exchange.sendResponseHeaders(isTooEarly ? 503 : 200, -1);
                    exchange.close();
                });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/secret";
            Job job = published("{webhook: '${env:HOOK}'}");
            AlertDelivery delivery = new AlertDelivery(job, Map.of("HOOK", url), NO_PAUSE);
            assertEquals(List.of("2 new alerts sent (notify.webhook)"), delivery.deliver(run()));
            assertEquals(List.of(), delivery.deliver(run()));
            assertEquals(1, bodies.size());
            assertEquals(3, keys.size());
            assertEquals(1, Set.copyOf(keys).size(), "one message, one key: " + keys);
            assertTrue(bodies.get(0).startsWith("{\"text\":\"2 new alerts, nightly as of "));
            assertFalse(bodies.get(0).contains("<!channel>"), bodies.get(0));
            assertTrue(bodies.get(0).contains("&lt;!channel&gt;&amp;"), bodies.get(0));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void mail_reaches_everybody_named() throws Exception {
        GreenMail server =
                new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            server.setUser("laurel@example.com", "laurel", "word");
            Job job =
                    published(
                            "{mail: {host: 127.0.0.1, port: %d, start-tls: false, user: laurel, password: '${env:WORD}', from: laurel@example.com, to: [a@example.com, b@example.com]}}"
                                    .formatted(server.getSmtp().getPort()));
            assertEquals(
                    List.of("2 new alerts sent (notify.mail)"),
                    new AlertDelivery(job, Map.of("WORD", "word"), NO_PAUSE).deliver(run()));
            assertEquals(2, server.getReceivedMessages().length);
            assertTrue(server.getReceivedMessages()[0].getSubject().startsWith("2 new alerts"));
            assertTrue(
                    GreenMailUtil.getBody(server.getReceivedMessages()[0])
                            .contains("refund amount missing"));
        } finally {
            server.stop();
        }
    }

    /** Killed after sending and before noting it down: the note of what was sent is not there. */
    @Test
    void what_a_killed_run_sent_is_sent_again_and_known_by_its_id() throws Exception {
        GreenMail server =
                new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Job job =
                    published(
                            "{file: alerts.jsonl, mail: {host: 127.0.0.1, port: %d, start-tls: false, from: laurel@example.com, to: [a@example.com]}}"
                                    .formatted(server.getSmtp().getPort()));
            AlertDelivery delivery = new AlertDelivery(job, Map.of(), NO_PAUSE);
            delivery.deliver(run());
            Path file = folder.resolve("alerts.jsonl");
            String whole = Files.readString(file);
            Files.writeString(
                    file, whole.substring(0, whole.length() - 9)); // cut off while writing
            Folders.delete(job.stateFolder().resolve("notified"));
            delivery.deliver(run());
            delivery.deliver(run());
            assertEquals(2, server.getReceivedMessages().length);
            assertEquals(
                    server.getReceivedMessages()[0].getHeader("Message-ID")[0],
                    server.getReceivedMessages()[1].getHeader("Message-ID")[0]);
            List<String> lines = Files.readAllLines(file);
            assertEquals(3, lines.size(), lines.toString());
            assertEquals(whole.lines().toList(), List.of(lines.get(0), lines.get(2)));
        } finally {
            server.stop();
        }
    }

    @Test
    void a_message_shows_a_few_of_every_kind() {
        List<Alert> alerts = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            alerts.add(
                    new Alert("payout_overdue", "warning", "i" + i, "2026-02-16", "unpaid " + i));
        }
        alerts.add(new Alert("code_overlap", "warning", "A", null, "two own it"));
        List<String> lines =
                new Message("id", "run", "8 new alerts", alerts).text().lines().toList();
        assertEquals("warning: payout overdue: since 2026-02-16, unpaid 1", lines.get(1));
        assertEquals("and 2 more: payout overdue; all of them: laurel show alerts", lines.get(6));
        assertEquals("warning: code overlap: two own it", lines.get(7));
        assertEquals(8, lines.size());
    }

    @Test
    void what_fails_is_a_warning_without_the_secret_and_is_sent_by_a_later_run() throws Exception {
        String dead = "http://127.0.0.1:1/top-secret";
        Job job = published("{webhook: '${env:HOOK}', file: alerts.jsonl}");
        List<String> said = new AlertDelivery(job, Map.of("HOOK", dead), NO_PAUSE).deliver(run());
        assertTrue(said.get(0).startsWith("warning: alerts could not be sent (notify.webhook)"));
        assertFalse(said.toString().contains("top-secret"), said.toString());
        assertEquals("2 new alerts sent (notify.file)", said.get(1));
        said = new AlertDelivery(job, Map.of(), NO_PAUSE).deliver(run());
        assertTrue(said.get(0).contains("HOOK is not set"), said.toString());
        assertEquals(1, said.size());
    }

    /** The night's run is published before the job says whom to tell. */
    private Job published(String notify) throws IOException {
        Cli.Answer answer = night.run();
        assertEquals(0, answer.exitCode(), answer.err());
        declare(notify);
        return SpecReader.read(night.job());
    }

    private void declare(String notify) throws IOException {
        night.write("job.yml", night.read("job.yml") + "notify: " + notify + "\n");
    }

    private Run run() {
        return Runs.at(night.published()).current().orElseThrow();
    }
}
