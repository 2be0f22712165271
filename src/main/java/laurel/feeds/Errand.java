package laurel.feeds;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import laurel.FileTrouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * All there is to do to one feed file, to be done on another machine that sees the same folders; it
 * travels as text.
 *
 * @param landed the folder of all landed files
 */
record Errand(FeedFile file, Path landed, LandingSettings settings) {
    /**
     * What came of it.
     *
     * @param delivered null: the file cannot be read
     * @param complaints what is wrong with the file; empty: it is landed
     */
    record Answer(@Nullable Delivered delivered, List<String> complaints) {
        static Answer read(String text) {
            return JsonMapper.shared().readValue(text, Answer.class);
        }
    }

    String text() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    /** Does an errand, on whatever machine; a file that is landed already is only hashed. */
    static String run(String errand) {
        return JsonMapper.shared()
                .writeValueAsString(JsonMapper.shared().readValue(errand, Errand.class).run());
    }

    private Answer run() {
        try {
            Delivered delivered = Delivered.of(file, settings, landed, FeedHistory.NONE);
            return new Answer(
                    delivered,
                    delivered.isLanded() ? List.of() : delivered.land(settings, bytes -> {}));
        } catch (IOException e) {
            return new Answer(null, List.of("cannot be read: " + FileTrouble.reason(e)));
        }
    }
}
