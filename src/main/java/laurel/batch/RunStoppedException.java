package laurel.batch;

/** The run was asked to stop and did; the next start of the same work goes on. */
public final class RunStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunStoppedException(String message) {
        super(message);
    }
}
