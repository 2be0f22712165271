package laurel.feeds;

import java.io.IOException;

/** A file of which nothing may be taken; the message says why. */
final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFileException(String why) {
        super(why);
    }
}
