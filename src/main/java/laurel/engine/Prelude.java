package laurel.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The functions that models call, as an engine defines them: {@code engines/<engine>.sql}. */
final class Prelude {
    private Prelude() {}

    static String of(String engine) {
        String file = "/laurel/engines/" + engine + ".sql";
        try (InputStream in = Prelude.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("[BUG] " + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
