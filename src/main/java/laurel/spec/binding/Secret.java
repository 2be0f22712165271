package laurel.spec.binding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import laurel.FileTrouble;

/**
 * Where a secret is kept; never the secret itself, which is read when it is used.
 *
 * @param store an environment variable or a file
 * @param place the variable's name, or the file's absolute path
 */
public record Secret(Store store, String place) {
    /** What a reference looks like. */
    public static final String PATTERN = "\\$\\{(env|file):([^{}]+)\\}";

    private static final Pattern REFERENCE = Pattern.compile(PATTERN);

    public enum Store {
        ENV,
        FILE
    }

    /**
     * Reads a reference; a file's path is relative to {@code folder}.
     *
     * @throws SpecFault when the text is anything else; the message does not repeat it
     */
    public static Secret of(String text, Path folder) {
        Matcher matcher = REFERENCE.matcher(text);
        if (!matcher.matches()) {
            throw new SpecFault(
                    "",
                    "a secret is never written here; write where it is kept: ${env:NAME} or"
                            + " ${file:path}");
        }
        String place = matcher.group(2).strip();
        return matcher.group(1).equals("env")
                ? new Secret(Store.ENV, place)
                : new Secret(
                        Store.FILE, folder.resolve(place).toAbsolutePath().normalize().toString());
    }

    /**
     * The secret: the variable's value, or the file's text without white space around it.
     *
     * @throws SpecFault when it is not there, or empty
     */
    public String reveal(Map<String, String> environment) {
        String found = store == Store.ENV ? environment.getOrDefault(place, "") : fileText();
        if (found.isBlank()) {
            throw new SpecFault(
                    "",
                    store == Store.ENV
                            ? "the environment variable " + place + " is not set; set it"
                            : "the file " + place + " is empty; write the secret into it");
        }
        return found.strip();
    }

    private String fileText() {
        try {
            return Files.readString(Path.of(place));
        } catch (IOException e) {
            throw new SpecFault(
                    "",
                    "the file "
                            + place
                            + " cannot be read ("
                            + FileTrouble.reason(e)
                            + "); write the secret into it");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
