package laurel.feeds;

import java.util.SortedMap;
import laurel.Digest;
import laurel.spec.FeedKind;
import org.jspecify.annotations.Nullable;

/**
 * A delivered file and what became of its records; {@code records = accepted + rejected}.
 *
 * @param file path relative to the fixed part of the feed's glob
 * @param digest sha256 of the bytes as delivered, hexadecimal
 * @param records 0 when the file is damaged
 * @param damage why nothing of the file was taken; null: it is whole
 * @param isNew whether the last published run did not know the digest
 * @param key names the landed rows: same key, same rows
 * @param months of orders or clicks: local month, 202511, to the latest instant of its rows
 * @param stamp while the file has it, its bytes are the same; null: this cannot be told
 */
public record LandedFile(
        FeedKind feed,
        String file,
        String digest,
        long records,
        long accepted,
        long rejected,
        @Nullable String damage,
        boolean isNew,
        String key,
        SortedMap<Integer, Long> months,
        @Nullable String stamp) {

    /** The {@code file_id} of the file's rows: the first 63 bits of its digest. */
    public long fileId() {
        return Digest.id(digest);
    }
}
