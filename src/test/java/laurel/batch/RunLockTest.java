package laurel.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    @TempDir Path state;

    @Test
    void the_second_is_refused_and_told_who_holds_it() throws Exception {
        try (RunLock held = RunLock.acquire(state)) {
            assertNotNull(held);
            assertTrue(Files.readString(state.resolve("run.lock")).startsWith("pid "));
            var refused = assertThrows(AlreadyRunningException.class, () -> RunLock.acquire(state));
            assertTrue(
                    String.valueOf(refused.getMessage())
                            .contains("pid " + ProcessHandle.current().pid()),
                    refused.getMessage());
        }
    }

    @Test
    void a_refusal_does_not_take_the_lock_from_its_holder() throws Exception {
        try (RunLock held = RunLock.acquire(state)) {
            assertNotNull(held);
            assertThrows(AlreadyRunningException.class, () -> RunLock.acquire(state));
            assertEquals(75, ChildJvm.start(LockTaker.class, state.toString()).waitFor());
        }
        assertEquals(0, ChildJvm.start(LockTaker.class, state.toString()).waitFor());
    }

    @Test
    void a_killed_holder_holds_nothing() throws Exception {
        Process holder = ChildJvm.start(LockTaker.class, state.toString(), "stay");
        ChildJvm.await(state.resolve("taken"));
        var refused = assertThrows(AlreadyRunningException.class, () -> RunLock.acquire(state));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("pid " + holder.pid()),
                refused.getMessage());
        holder.destroyForcibly().waitFor();
        RunLock.acquire(state).close();
    }

    /** Takes the lock, in a process of its own. */
    static final class LockTaker {
        public static void main(String[] args) throws Exception {
            Path state = Path.of(args[0]);
            try (RunLock held = RunLock.acquire(state)) {
                assertNotNull(held);
                if (args.length > 1) {
                    Files.createFile(state.resolve("taken"));
                    Thread.sleep(Long.MAX_VALUE);
                }
            } catch (AlreadyRunningException refused) {
                System.exit(75);
            }
        }
    }
}
