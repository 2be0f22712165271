package laurel.notify;

import java.util.List;
import java.util.stream.Collectors;

/** Alerts as text that a person can read at once. */
final class MessageText {
    private static final int MOST = 20;

    private MessageText() {}

    static String of(String title, List<Alert> alerts) {
        String lines =
                alerts.stream().limit(MOST).map(Alert::line).collect(Collectors.joining("\n"));
        String more =
                alerts.size() > MOST
                        ? "\nand %d more: laurel show alerts".formatted(alerts.size() - MOST)
                        : "";
        return title + "\n" + lines + more;
    }
}
