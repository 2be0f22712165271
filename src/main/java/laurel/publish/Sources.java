package laurel.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run was fed and how old that was; {@code sources.json} beside the manifest, outside every
 * digest, because times of files are in it.
 *
 * @param schemaVersion of this file
 * @param checkedAt against which times of files are judged
 * @param feeds in the order of the documentation
 */
public record Sources(
        int schemaVersion, LocalDate asOf, Instant checkedAt, List<SourceFeed> feeds) {
    public static final String NAME = "sources.json";
    public static final int SCHEMA_VERSION = 1;

    /**
     * A feed.
     *
     * @param state {@code fresh}, {@code warn}, {@code error}, or {@code unjudged} without limits
     * @param judgedBy {@code records}: the newest against the end of the as-of day; {@code files}:
     *     the time of the newest file against now, for registers, whose records have no instants
     * @param newestAt of the newest record, or file; null: there is none
     * @param ageHours whole hours; null: there is no record
     * @param warnAfterHours null: no age is worth a warning
     * @param errorAfterHours null: no age stops a run
     * @param records in all its files
     */
    public record SourceFeed(
            String feed,
            String state,
            String judgedBy,
            @Nullable Instant newestAt,
            @Nullable Long ageHours,
            @Nullable Long warnAfterHours,
            @Nullable Long errorAfterHours,
            long records,
            List<SourceFile> files) {
        public SourceFeed {
            files = List.copyOf(files);
        }
    }

    /**
     * A file as it was delivered.
     *
     * @param modifiedAt null: gone, or unknown
     * @param isNew whether the last published run did not have it
     * @param damage why nothing of it was taken; null: it is whole
     */
    public record SourceFile(
            String file,
            String sha256,
            long records,
            long accepted,
            long rejected,
            boolean isNew,
            @Nullable String damage,
            @Nullable Instant modifiedAt) {}

    public Sources {
        feeds = List.copyOf(feeds);
    }
}
