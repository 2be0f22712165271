package laurel.feeds;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What landing needs of the job.
 *
 * @param timezone of local days, and of timestamps whose feed names none
 * @param currency what a blank currency means, three capitals
 * @param linkParameters names of query parameters, in the order of search
 * @param emailKey secret bytes for HMAC-SHA-256; null when no feed has an e-mail column
 * @param threads files landed at a time, at least 1
 * @param forgotten who is to be forgotten wherever a record names them
 */
@SuppressWarnings("ArrayRecordComponent")
public record LandingSettings(
        ZoneId timezone,
        String currency,
        List<String> linkParameters,
        byte @Nullable [] emailKey,
        int threads,
        Forgotten forgotten) {
    /** Where nobody was forgotten. */
    public LandingSettings(
            ZoneId timezone,
            String currency,
            List<String> linkParameters,
            byte @Nullable [] emailKey,
            int threads) {
        this(timezone, currency, linkParameters, emailKey, threads, Forgotten.NONE);
    }

    /** Written out, because a compact constructor loses the key's annotation. */
    public LandingSettings(
            ZoneId timezone,
            String currency,
            List<String> linkParameters,
            byte @Nullable [] emailKey,
            int threads,
            Forgotten forgotten) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        this.timezone = timezone;
        this.currency = currency;
        this.linkParameters = List.copyOf(linkParameters);
        this.emailKey = emailKey == null ? null : emailKey.clone();
        this.threads = threads;
        this.forgotten = forgotten;
    }

    @Override
    public String toString() {
        return "LandingSettings[" + timezone + ", " + currency + ", " + linkParameters + "]";
    }
}
