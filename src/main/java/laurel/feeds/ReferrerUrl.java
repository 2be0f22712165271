package laurel.feeds;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The site that a customer came from. */
final class ReferrerUrl {
    private ReferrerUrl() {}

    /**
     * The host of an address, in lower case and without {@code www.}; null where there is none. An
     * address may lack its scheme.
     */
    static @Nullable String host(String url) {
        int scheme = url.indexOf("//");
        int start = scheme < 0 ? 0 : scheme + 2;
        int end = start;
        while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(start, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.indexOf(':');
        host = (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
        host = host.startsWith("www.") ? host.substring("www.".length()) : host;
        return host.indexOf('.') > 0 ? host : null;
    }
}
