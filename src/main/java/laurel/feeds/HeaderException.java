package laurel.feeds;

import java.io.IOException;
import java.util.List;

/** A file that cannot be landed as its feed is described. The run stops; other files are read. */
final class HeaderException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> complaints;

    HeaderException(String why) {
        this(List.of(why));
    }

    HeaderException(List<String> complaints) {
        super(String.join("; ", complaints));
        this.complaints = complaints;
    }

    /** One sentence a problem. */
    List<String> complaints() {
        return complaints;
    }
}
