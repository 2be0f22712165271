package laurel.notify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import laurel.publish.Json;
import org.jspecify.annotations.Nullable;

/** Appends a line of JSON an alert; what a run that was killed has appended already is left out. */
record AlertFile(Path file) implements Channel {
    @Override
    public String name() {
        return "file";
    }

    @Override
    public void send(Message message) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        String text = new String(bytes, StandardCharsets.UTF_8);
        Set<String> there = Set.copyOf(text.lines().toList());
        List<String> lines =
                message.alerts().stream()
                        .map(alert -> Json.line(Line.of(message.run(), alert)))
                        .filter(line -> !there.contains(line))
                        .toList();
        boolean isCutOff = !text.isEmpty() && !text.endsWith("\n");
        Files.write(
                file,
                isCutOff ? Stream.concat(Stream.of(""), lines.stream()).toList() : lines,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** What a line tells. */
    private record Line(
            String run,
            String kind,
            String severity,
            String subject,
            @Nullable String since,
            String evidence) {
        static Line of(String run, Alert alert) {
            return new Line(
                    run,
                    alert.kind(),
                    alert.severity(),
                    alert.subject(),
                    alert.since(),
                    alert.evidence());
        }
    }
}
