package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BarEventsTest {
    @Test
    void a_long_file_is_shown_with_the_bytes_read_so_far() {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        BarEvents events =
                new BarEvents(
                        new PrintWriter(new StringWriter()),
                        new PrintStream(terminal, true, StandardCharsets.UTF_8));
        events.bytesRead("land", 1);
        events.stageStarted("land");
        events.itemDone("land", "o.csv", 1, 0);
        events.bytesRead("land", 1_500_000_000);
        events.stageEnded("land", Duration.ofSeconds(1));
        String shown = terminal.toString(StandardCharsets.UTF_8);
        assertTrue(shown.contains("1.5 GB"), shown);
    }
}
