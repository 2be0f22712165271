package laurel.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobRunnerTest {
    private static final JobIdentity IDENTITY = NightSample.IDENTITY;

    @TempDir Path state;

    @Test
    void a_restart_goes_on_at_the_stage_that_failed() throws Exception {
        var night = new NightSample(state);
        var broken = new IOException("no space left");
        assertSame(
                broken,
                assertThrows(IOException.class, () -> night.run(IDENTITY, failing(broken))));
        assertEquals(List.of("first", "second"), night.ran());

        var again = new NightSample(state);
        Path work = again.run(IDENTITY, () -> {});
        assertEquals(List.of("second", "third"), again.ran());
        assertTrue(Files.exists(work.resolve("first")));
    }

    @Test
    void other_files_or_rules_begin_anew_and_leave_one_work_folder() throws Exception {
        var night = new NightSample(state);
        assertThrows(
                IOException.class, () -> night.run(IDENTITY, failing(new IOException("torn"))));
        var changed = new JobIdentity("nightly", IDENTITY.asOf(), "c0ffee", "2", "0.1.0", 0);
        var again = new NightSample(state);
        Path work = again.run(changed, () -> {});
        assertEquals(List.of("first", "second", "third"), again.ran());
        assertEquals(
                List.of(work), WorkFoldersTest.list(WorkFolders.of(state, "nightly").folder()));
    }

    @Test
    void a_run_that_died_before_its_execution_was_noted_is_started() throws Exception {
        try (JobStore store = JobStore.embedded(state)) {
            new SpringBatch(store.dataSource())
                    .jobRepository()
                    .createJobInstance(IDENTITY.job(), IDENTITY.parameters());
        }
        var night = new NightSample(state);
        night.run(IDENTITY, () -> {});
        assertEquals(List.of("first", "second", "third"), night.ran());
    }

    /** What a disk leaves that failed just while the end of a stage was noted. */
    @ParameterizedTest
    @CsvSource({"FAILED,STARTING", "FAILED,STARTED", "FAILED,UNKNOWN", "UNKNOWN,UNKNOWN"})
    void a_stage_whose_end_could_not_be_noted_is_done_again(String run, String stage)
            throws Exception {
        var night = new NightSample(state);
        assertThrows(
                IOException.class, () -> night.run(IDENTITY, failing(new IOException("torn"))));
        try (JobStore store = JobStore.embedded(state);
                Connection connection = store.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertEquals(
                    1,
                    statement.executeUpdate(
                            "update batch_job_execution set status = '%s'".formatted(run)));
            assertEquals(
                    1,
                    statement.executeUpdate(
                            "update batch_step_execution set status = '%s', end_time = null where status = 'FAILED'"
                                    .formatted(stage)));
        }
        var again = new NightSample(state);
        again.run(IDENTITY, () -> {});
        assertEquals(List.of("second", "third"), again.ran());
    }

    @Test
    void nights_in_a_row_leave_a_small_repository_and_no_trace_of_trouble() throws Exception {
        // space is used again only after some 45 seconds
        for (int night = 0; night < 10; night++) {
            new NightSample(state).run(IDENTITY, () -> {});
        }
        assertFalse(Files.exists(state.resolve("repository.trace.db")));
        long bytes = Files.size(state.resolve("repository.mv.db"));
        assertTrue(bytes < 16 << 20, bytes + " bytes");
    }

    @Test
    void the_same_night_runs_again_in_an_empty_folder() throws Exception {
        Path once = new NightSample(state).run(IDENTITY, () -> {});
        var again = new NightSample(state);
        Path twice = again.run(IDENTITY, () -> {});
        assertEquals(List.of("first", "second", "third"), again.ran());
        assertNotEquals(once, twice);
        assertFalse(Files.exists(once));
        assertEquals(twice, WorkFolders.of(state, "nightly").lastCompleted().orElseThrow());
    }

    @Test
    void work_whose_folder_was_deleted_begins_anew() throws Exception {
        var night = new NightSample(state);
        assertThrows(
                IOException.class, () -> night.run(IDENTITY, failing(new IOException("torn"))));
        WorkFoldersTest.deleteAll(state.resolve("work"));
        var again = new NightSample(state);
        again.run(IDENTITY, () -> {});
        assertEquals(List.of("first", "second", "third"), again.ran());
    }

    @Test
    void a_stop_ends_the_stage_and_the_next_start_goes_on() throws Exception {
        var night = new NightSample(state);
        assertThrows(
                RunStoppedException.class,
                () ->
                        night.run(
                                IDENTITY,
                                () -> {
                                    night.stopSwitch().stop();
                                    Thread.sleep(Long.MAX_VALUE);
                                }));
        assertFalse(Thread.interrupted(), "the interrupt must stay inside the stage");
        var again = new NightSample(state);
        again.run(IDENTITY, () -> {});
        assertEquals(List.of("second", "third"), again.ran());
    }

    @Test
    void a_stop_between_stages_runs_no_further_stage() throws Exception {
        var night = new NightSample(state);
        night.stopSwitch().stop();
        assertThrows(RunStoppedException.class, () -> night.run(IDENTITY, () -> {}));
        assertEquals(List.of(), night.ran());
        new NightSample(state).run(IDENTITY, () -> {});
    }

    @Test
    void a_killed_run_is_recovered_by_a_plain_start() throws Exception {
        Process child = ChildJvm.start(Hanging.class, state.toString());
        ChildJvm.await(state.resolve("hangs"));
        child.destroyForcibly().waitFor();
        var again = new NightSample(state);
        again.run(IDENTITY, () -> {});
        assertEquals(List.of("second", "third"), again.ran());
    }

    private static NightSample.Act failing(Exception failure) {
        return () -> {
            throw failure;
        };
    }

    /** Runs the sample and hangs in its second stage. */
    static final class Hanging {
        public static void main(String[] args) throws Exception {
            Path state = Path.of(args[0]);
            new NightSample(state)
                    .run(
                            IDENTITY,
                            () -> {
                                Files.createFile(state.resolve("hangs"));
                                Thread.sleep(Long.MAX_VALUE);
                            });
        }
    }
}
