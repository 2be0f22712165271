package laurel.notify;

/** A way to people. */
interface Channel {
    /** The same every night: what was sent is kept by it. */
    String name();

    /**
     * Sends alerts in one message.
     *
     * @throws Exception when it is not certain that they arrived
     */
    void send(Message message) throws Exception;
}
