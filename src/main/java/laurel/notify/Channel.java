package laurel.notify;

import java.util.List;

/** A way to people. */
interface Channel {
    /** The same every night: what was sent is kept by it. */
    String name();

    /**
     * Sends alerts in one message.
     *
     * @param title what they are, on one line
     * @throws Exception when it is not certain that they arrived
     */
    void send(String title, List<Alert> alerts) throws Exception;
}
