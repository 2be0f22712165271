package laurel.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import laurel.Folders;
import laurel.publish.Json;

/**
 * Which alerts a channel has sent and the runs still show; one that went away and comes back is
 * new.
 *
 * @param file a JSON array of the alerts' ids; need not exist
 */
record SentAlerts(Path file) {
    /** Of a channel of a job. */
    static SentAlerts of(Path state, String job, String channel) {
        return new SentAlerts(state.resolve("notified").resolve(job).resolve(channel + ".json"));
    }

    List<Alert> notYetSent(List<Alert> alerts) throws IOException {
        Set<String> sent = read();
        return alerts.stream().filter(alert -> !sent.contains(alert.id())).toList();
    }

    /** Keeps what is sent now; forgets what no longer is. */
    void keep(List<Alert> alerts) throws IOException {
        Set<String> ids = new TreeSet<>();
        alerts.forEach(alert -> ids.add(alert.id()));
        Folders.create(file.resolveSibling(".").normalize());
        Path aside = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(aside, Json.bytes(ids));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Set<String> read() throws IOException {
        return Files.exists(file)
                ? Set.of(Json.read(Files.readAllBytes(file), String[].class))
                : Set.of();
    }
}
