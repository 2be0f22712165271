package laurel;

/**
 * The data broke an audit, a tolerance or a freshness limit, so nothing was published. Says what
 * was claimed, shows what breaks it, says what to do; may be several lines.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }
}
