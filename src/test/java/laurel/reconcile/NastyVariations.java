package laurel.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The same deliveries in another shape: what is published of orders and seasons stays as it is. */
enum NastyVariations {
    /** Every file comes once more, behind all others. */
    REDELIVERED {
        @Override
        void write(Path file, byte[] bytes, Path to) {
            NastyFiles.put(to.resolve(name(file)), bytes);
            NastyFiles.put(to.resolve(LAST + name(file)), bytes);
        }
    },
    /** With a byte order mark, other line ends, packed. */
    RECODED {
        @Override
        void write(Path file, byte[] bytes, Path to) {
            if (!isPlain(file, bytes)) {
                NastyFiles.put(to.resolve(name(file)), bytes);
                return;
            }
            String text = text(bytes);
            String bare = text.startsWith("\uFEFF") ? text.substring(1) : "\uFEFF" + text;
            String other =
                    bare.contains("\r\n") ? bare.replace("\r\n", "\n") : bare.replace("\n", "\r\n");
            byte[] packed = NastyFiles.pack(other.getBytes(StandardCharsets.UTF_8));
            NastyFiles.put(to.resolve(name(file) + ".gz"), packed);
        }
    },
    /** In two files, one behind the other. */
    SPLIT {
        @Override
        void write(Path file, byte[] bytes, Path to) {
            List<String> lines = isPlain(file, bytes) ? text(bytes).lines().toList() : List.of();
            if (lines.size() < 3) {
                NastyFiles.put(to.resolve(name(file)), bytes);
                return;
            }
            int half = lines.size() / 2;
            String rest =
                    lines.get(0) + "\n" + String.join("\n", lines.subList(half, lines.size()));
            put(to.resolve(name(file)), String.join("\n", lines.subList(0, half)));
            put(to.resolve(name(file) + "~.csv"), rest.replace("\uFEFF", ""));
        }
    },
    /** Somebody more, with a code that nobody uses. */
    STRANGER {
        @Override
        void write(Path file, byte[] bytes, Path to) {
            NastyFiles.put(to.resolve(name(file)), bytes);
            if (to.endsWith("codes")) {
                put(to.resolve(LAST + ".csv"), "code,kind,influencer_id\nstranger,code,stranger\n");
            }
            if (to.endsWith("influencers")) {
                put(to.resolve(LAST + ".csv"), "influencer_id,followers\nstranger,5\n");
            }
        }
    };

    /** Behind every other name, by code point. */
    static final String LAST = "\uDBFF\uDFFD";

    abstract void write(Path file, byte[] bytes, Path to);

    /** Writes the varied case into an empty folder. */
    void apply(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file)).resolveSibling("");
                byte[] bytes = Files.readAllBytes(file);
                if (name(file).equals("case.json")) {
                    NastyFiles.put(to.resolve("case.json"), bytes);
                } else {
                    write(file, bytes, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Whether lines are records, and all of it is text. */
    static boolean isPlain(Path file, byte[] bytes) {
        String text = text(bytes);
        return name(file).endsWith(".csv")
                && text.indexOf('"') < 0
                && text.indexOf('\uFFFD') < 0
                && text.replace("\r\n", "").indexOf('\r') < 0;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static void put(Path file, String text) {
        NastyFiles.put(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
