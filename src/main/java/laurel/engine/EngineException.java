package laurel.engine;

/** A statement that the engine refused, could not finish or was told to stop. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
