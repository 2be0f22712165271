package laurel.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresqlStoreTest {
    private static EmbeddedPostgres postgres;

    @TempDir Path state;

    @BeforeAll
    static void start() throws IOException {
        // initdb takes language and country from the JVM, and knows no tr_… here
        postgres = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void a_failed_run_goes_on_at_its_stage() throws Exception {
        var night = new NightSample(state);
        assertThrows(
                IOException.class,
                () -> {
                    try (JobStore store = open("nightly")) {
                        night.run(
                                store,
                                NightSample.IDENTITY,
                                () -> {
                                    throw new IOException("no space left");
                                });
                    }
                });
        var again = new NightSample(state);
        try (JobStore store = open("nightly")) {
            again.run(store, NightSample.IDENTITY, () -> {});
        }
        assertEquals(List.of("second", "third"), again.ran());
    }

    @Test
    void one_job_runs_once_over_all_hosts_and_another_beside_it() throws Exception {
        try (JobStore held = open("hourly")) {
            assertNotNull(held);
            assertThrows(AlreadyRunningException.class, () -> open("hourly"));
            open("weekly").close();
        }
        for (int again = 0; again < 20; again++) {
            open("hourly").close();
        }
    }

    private static JobStore open(String job) throws Exception {
        return JobStore.postgresql(postgres.getJdbcUrl("postgres", "postgres"), null, null, job);
    }
}
