package laurel.batch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this machine, for people who read a lock. */
final class Host {
    private Host() {}

    static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "an unnamed host";
        }
    }
}
