package laurel.publish;

/** What was written is not what the models hold or the contract promises; nothing is published. */
public final class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PublishException(String message) {
        super(message);
    }
}
