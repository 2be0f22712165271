package laurel.feeds;

import java.util.List;
import java.util.Locale;
import laurel.parquet.TableWriter;
import org.jspecify.annotations.Nullable;

/** Notes of which quarantined record an accepted one is the repaired form. */
interface Origins {
    /** To be told of every accepted record. */
    void write(Records at);

    /** Nothing is noted of files that hold no repaired records. */
    static Origins of(FeedFile file, @Nullable List<String> header, long fileId, Outputs outputs) {
        if (!file.isReplayed() || header == null) {
            return at -> {};
        }
        List<String> names =
                header.stream().map(name -> Text.trim(name).toLowerCase(Locale.ROOT)).toList();
        int fromFile = names.indexOf(Replays.FILE);
        int fromLine = names.indexOf(Replays.LINE);
        return at -> {
            TableWriter writer = outputs.writer(RawSchemas.REPLAYED);
            writer.bigint(0, fileId)
                    .bigint(1, at.line())
                    .string(2, file.spec().feed().id())
                    .string(3, at.cells().string(fromFile))
                    .bigint(4, Long.parseLong(at.cells().string(fromLine)))
                    .endRow();
        };
    }
}
