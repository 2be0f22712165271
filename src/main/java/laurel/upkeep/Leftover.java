package laurel.upkeep;

import java.nio.file.Path;

/**
 * Something that nobody needs any more.
 *
 * @param root the folder that it must lie in to be deleted
 * @param path a file, or a folder with all in it
 * @param why in words
 */
public record Leftover(Path root, Path path, String why) {}
