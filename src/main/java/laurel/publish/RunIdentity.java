package laurel.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import laurel.Digest;

/**
 * What a run is made of; equal identities make equal bytes.
 *
 * @param job name of the job
 * @param asOf last local day looked at
 * @param configDigest SHA-256, in hex, of all rules
 * @param inputs the feeds' files, feeds by name, files in the order of their delivery
 * @param programVersion version of the program
 */
public record RunIdentity(
        String job,
        LocalDate asOf,
        String configDigest,
        List<Input> inputs,
        String programVersion) {
    private static final int DIGEST_CHARS = 12;

    /**
     * A file of a feed.
     *
     * @param file path within the feed
     * @param sha256 of its bytes as delivered, in hex
     * @param records in it; 0 when damaged
     */
    public record Input(String feed, String file, String sha256, long records) {}

    public RunIdentity {
        inputs = List.copyOf(inputs);
    }

    /** {@code <as-of>-<12 hex digits>}: no clock and no counter in it. */
    public String runId() {
        List<String> parts = new ArrayList<>(List.of(asOf.toString(), configDigest));
        parts.add(programVersion);
        for (Input input : inputs) {
            parts.addAll(List.of(input.feed(), input.file(), input.sha256()));
        }
        return asOf + "-" + Digest.ofText(Json.line(parts)).substring(0, DIGEST_CHARS);
    }
}
