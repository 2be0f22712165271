package laurel.spec.binding;

/**
 * One thing that is wrong in a file.
 *
 * @param file the file as its reader named it, with {@code /} between folders
 * @param path the place in it, e.g. {@code tiers.list[1].until}; empty for the file as a whole
 * @param line 1-based; 0 where no line can be named
 * @param message what was met, what is wanted, what to do
 */
public record Problem(String file, String path, int line, String message) {

    /** {@code tiers.list[1].until (line 14): …}, without the file. */
    @Override
    public String toString() {
        String place = line == 0 ? path : (path + " (line " + line + ")").strip();
        return place.isEmpty() ? message : place + ": " + message;
    }
}
