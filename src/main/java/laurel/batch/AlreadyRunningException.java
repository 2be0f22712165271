package laurel.batch;

import java.nio.file.Path;

/** Another run is alive; this one has done nothing. */
public final class AlreadyRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlreadyRunningException(String message) {
        super(message);
    }

    AlreadyRunningException(Path lock, String holder) {
        this(
                "another run is alive: %s is held by %s"
                        .formatted(lock, holder.isEmpty() ? "a process just starting" : holder));
    }
}
