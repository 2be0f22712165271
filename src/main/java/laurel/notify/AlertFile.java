package laurel.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import laurel.publish.Json;

/** Appends a line of JSON an alert. */
record AlertFile(Path file) implements Channel {
    @Override
    public String name() {
        return "file";
    }

    @Override
    public void send(String title, List<Alert> alerts) throws IOException {
        Files.write(
                file,
                alerts.stream().map(Json::line).toList(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
