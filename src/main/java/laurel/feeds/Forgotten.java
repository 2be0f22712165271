package laurel.feeds;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import laurel.Digest;
import laurel.FileTrouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tombstones: who was forgotten, as salted hashes, so that nobody comes back with a redelivery.
 * {@code forgotten.json} of the state folder; nobody stands in it in clear. Under the same salt a
 * person has the same pseudonym everywhere.
 */
public final class Forgotten {
    /** The input of a run's identity under which tombstones stand beside the feeds. */
    public static final String INPUT = "forgotten";

    /** What stands in place of a text that named somebody. */
    public static final String WORD = "forgotten";

    /** Nobody was forgotten. */
    public static final Forgotten NONE = new Forgotten("", Set.of());

    private static final String FILE = "forgotten.json";
    private static final int SALT_BYTES = 32;
    private static final int PSEUDONYM_CHARS = 12;
    private static final int MOST_WORDS = 4;

    private final String salt;
    private final TreeSet<String> hashes;

    /** What a value is. */
    public enum Kind {
        /** An influencer's id. */
        INFLUENCER,
        /** A customer's id. */
        CUSTOMER,
        /** The keyed hash of a customer's e-mail address. */
        EMAIL,
        /** Whatever else names the person: a name, a handle, an id inside of a text. */
        TEXT
    }

    private record Stored(int schemaVersion, String salt, List<String> hashes) {}

    @JsonCreator
    private static Forgotten of(Stored stored) {
        return new Forgotten(stored.salt(), stored.hashes());
    }

    @JsonValue
    private Stored stored() {
        return new Stored(1, salt, List.copyOf(hashes));
    }

    private Forgotten(String salt, Collection<String> hashes) {
        this.salt = salt;
        this.hashes = new TreeSet<>(hashes);
    }

    /**
     * The tombstones of a state folder.
     *
     * @throws UncheckedIOException if they are there and cannot be read: without them the forgotten
     *     would come back
     */
    public static Forgotten in(Path state) {
        Path file = state.resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            Stored stored = JsonMapper.shared().readValue(Files.readAllBytes(file), Stored.class);
            return of(stored);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + FileTrouble.reason(e), e);
        } catch (JacksonException e) {
            throw new UncheckedIOException(
                    new IOException(
                            file + " is damaged; bring it back: " + e.getOriginalMessage()));
        }
    }

    /** These and more; a salt is drawn for the first. */
    public Forgotten with(Kind kind, Collection<String> values) {
        Forgotten more = salt.isEmpty() ? new Forgotten(drawn(), Set.of()) : this;
        Set<String> all = new HashSet<>(more.hashes);
        values.forEach(value -> all.add(more.hash(kind, value)));
        return new Forgotten(more.salt, all);
    }

    private static String drawn() {
        byte[] bytes = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Puts them into a state folder, at once and for good. */
    public void write(Path state) throws IOException {
        Files.createDirectories(state);
        Path file = state.resolve(FILE);
        Path unfinished = state.resolve(FILE + ".tmp");
        Files.write(unfinished, JsonMapper.shared().writeValueAsBytes(stored()));
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.READ)) {
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    public boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** How many tombstones there are; a person has several. */
    public int count() {
        return hashes.size();
    }

    /** The same for the same tombstones; empty for none. */
    public String digest() {
        return isEmpty() ? "" : Digest.of(hashes);
    }

    /** What stands for a value that was forgotten; null: it was not. */
    @Nullable String of(Kind kind, String value) {
        if (isEmpty()) {
            return null;
        }
        String hash = hash(kind, value);
        return hashes.contains(hash) ? named(hash) : null;
    }

    /** What stands, or would stand, for a value. */
    public String pseudonym(Kind kind, String value) {
        return named(hash(kind, value));
    }

    /** Whether a text names somebody who was forgotten, as one of its fields or a few words. */
    boolean areNamedIn(String text) {
        if (isEmpty()) {
            return false;
        }
        for (String field : text.split("[,;\t|\"\r\n]+", -1)) {
            if (isName(field)) {
                return true;
            }
        }
        String[] words = text.split("[\\s,;|\"'(){}\\[\\]<>:=!?]+", -1);
        for (int from = 0; from < words.length; from++) {
            StringBuilder name = new StringBuilder();
            for (int to = from; to < Math.min(words.length, from + MOST_WORDS); to++) {
                name.append(to == from ? "" : " ").append(words[to]);
                if (isName(name.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isName(String text) {
        return !text.isBlank() && hashes.contains(hash(Kind.TEXT, text));
    }

    private String hash(Kind kind, String value) {
        String said =
                kind == Kind.TEXT
                        ? Text.trim(value).toLowerCase(Locale.ROOT).replaceFirst("[.]$", "")
                        : value;
        return Digest.of(List.of(salt, kind.name(), said));
    }

    private static String named(String hash) {
        return WORD + "-" + hash.substring(0, PSEUDONYM_CHARS);
    }
}
