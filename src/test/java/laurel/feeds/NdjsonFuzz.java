package laurel.feeds;

import laurel.harness.FuzzTarget;
import laurel.spec.FeedSpec.Format.Kind;

/** Any bytes as NDJSON, see {@link RecordsFuzz}. */
public final class NdjsonFuzz {
    private NdjsonFuzz() {}

    /** Called by the fuzzer first: classes are loaded before the clock runs. */
    public static void fuzzerInitialize() {
        FuzzTarget.NDJSON.warmUp();
    }

    /** Called by the fuzzer with one input after the other. */
    public static void fuzzerTestOneInput(byte[] data) {
        RecordsFuzz.read(Kind.NDJSON, data);
    }
}
