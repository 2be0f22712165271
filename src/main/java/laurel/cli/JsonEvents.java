package laurel.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import laurel.batch.RunEvents;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line for each event, for machines. */
final class JsonEvents implements RunEvents {
    private final PrintWriter err;
    private final Clock clock;

    JsonEvents(PrintWriter err, Clock clock) {
        this.err = err;
        this.clock = clock;
    }

    @Override
    public void runStarted(String job, LocalDate asOf, boolean isResumed) {
        write(
                event("run_started")
                        .put("job", job)
                        .put("as_of", asOf.toString())
                        .put("is_resumed", isResumed));
    }

    @Override
    public void stageStarted(String stage) {
        write(event("stage_started").put("stage", stage));
    }

    @Override
    public void itemDone(String stage, String item, int done, int total) {
        write(
                event("item_done")
                        .put("stage", stage)
                        .put("item", item)
                        .put("done", done)
                        .put("total", total));
    }

    @Override
    public void stageEnded(String stage, Duration took) {
        write(event("stage_ended").put("stage", stage).put("milliseconds", took.toMillis()));
    }

    @Override
    public void stageFailed(String stage) {
        write(event("stage_failed").put("stage", stage));
    }

    @Override
    public void runStopped() {
        write(event("run_stopped"));
    }

    @Override
    public void note(String message) {
        write(event("note").put("message", message));
    }

    /**
     * @param trace empty for none
     */
    static void failed(PrintWriter err, int exitCode, String message, String trace) {
        JsonEvents events = new JsonEvents(err, Clock.systemUTC());
        ObjectNode event =
                events.event("run_failed").put("exit_code", exitCode).put("message", message);
        events.write(trace.isEmpty() ? event : event.put("trace", trace));
    }

    private ObjectNode event(String event) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("at", clock.instant().toString())
                .put("event", event);
    }

    private synchronized void write(ObjectNode event) {
        err.println(event);
        err.flush();
    }
}
