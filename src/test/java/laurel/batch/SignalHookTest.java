package laurel.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalHookTest {
    @TempDir Path state;

    @Test
    void a_terminated_run_notes_that_it_stopped_and_the_next_start_goes_on() throws Exception {
        Process child = ChildJvm.start(Terminated.class, state.toString());
        ChildJvm.await(state.resolve("hangs"));
        child.destroy();
        assertEquals(143, child.waitFor());
        assertEquals("stopped", Files.readString(state.resolve("outcome")));
        var notes = new Notes();
        var again = new NightSample(state, notes);
        again.run(NightSample.IDENTITY, () -> {});
        assertEquals(List.of("second", "third"), again.ran());
        assertEquals("", notes.heard.toString(), "nothing was left to recover");
    }

    private static final class Notes implements RunEvents {
        private final StringBuilder heard = new StringBuilder();

        @Override
        public void note(String message) {
            heard.append(message);
        }
    }

    /** Runs the sample with the hook, and hangs in its second stage. */
    static final class Terminated {
        public static void main(String[] args) throws Exception {
            Path state = Path.of(args[0]);
            NightSample night = new NightSample(state);
            SignalHook hook = SignalHook.install(night.stopSwitch());
            try (hook) {
                run(night, state);
            }
        }

        private static void run(NightSample night, Path state) throws Exception {
            try {
                night.run(
                        NightSample.IDENTITY,
                        () -> {
                            Files.createFile(state.resolve("hangs"));
                            Thread.sleep(Long.MAX_VALUE);
                        });
            } catch (RunStoppedException stopped) {
                Files.writeString(state.resolve("outcome"), "stopped");
            }
        }
    }
}
