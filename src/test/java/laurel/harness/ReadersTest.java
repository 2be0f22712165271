package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import laurel.cli.Cli;
import laurel.cli.SmallNight;
import laurel.engine.QueryReader;
import laurel.publish.Run;
import laurel.publish.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers who resolve the pointer once see one night, whole, whatever is published meanwhile. */
class ReadersTest {
    private static final int READERS = 2;

    @TempDir Path trial;

    @Test
    void readers_see_whole_nights_while_nights_are_published() throws Exception {
        Instant since = Instant.now();
        SmallNight night = SmallNight.in(trial);
        publish(night, 0);
        long reads = Promise.cases(1_000, 20_000);
        int enough = Promise.cases(10, 200);
        AtomicLong read = new AtomicLong();
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<Long>> seen = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                seen.add(readers.submit(reader(night.published(), read, isOver)));
            }
            int nights = 1;
            while (read.get() < reads || nights < enough) {
                publish(night, nights++);
            }
            isOver.set(true);
            long changes = 0;
            for (Future<Long> reader : seen) {
                changes += reader.get();
            }
            assertTrue(changes > 0, "no reader saw another night");
            new Promise("whole nights are read while others are published", read.get(), "reads")
                    .report(since);
            new Promise("published under the readers", nights, "nights").report(since);
        } finally {
            isOver.set(true);
            readers.shutdownNow();
        }
    }

    /** Other orders each time, so each is another run. */
    private static void publish(SmallNight night, int number) throws Exception {
        night.write(
                "orders.csv",
                """
                order_id,ordered_at,goods_amount,discount_codes
                o1,2025-11-28T10:00:00,%d.00,ANNA10
                """
                        .formatted(100 + number));
        Cli.Answer answer = night.run();
        assertEquals(0, answer.exitCode(), answer.err());
    }

    /** Reads until it is over; tells how often it met another run than before. */
    private static Callable<Long> reader(Path published, AtomicLong read, AtomicBoolean isOver) {
        return () -> {
            long changes = 0;
            String last = "";
            try (QueryReader query = QueryReader.open()) {
                while (!isOver.get()) {
                    Run run = Runs.at(published).current().orElseThrow();
                    assertEquals(List.of(), run.manifest().problems(run.folder()));
                    assertEquals(LocalDate.parse(SmallNight.AS_OF), run.asOf());
                    assertEquals(revenue(query, run, "ledger", "revenue"), sold(query, run));
                    changes += run.id().equals(last) ? 0 : 1;
                    last = run.id();
                    read.incrementAndGet();
                }
            }
            return changes - 1;
        };
    }

    private static Object sold(QueryReader query, Run run) {
        return revenue(query, run, "influencer_seasons", "net_revenue");
    }

    private static Object revenue(QueryReader query, Run run, String dataset, String column) {
        query.register(dataset, run.files(dataset));
        Object sum =
                query.rows("select sum(" + column + ") as revenue from " + dataset)
                        .get(0)
                        .get("revenue");
        return sum == null ? 0 : sum;
    }
}
