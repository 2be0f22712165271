package laurel.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import laurel.Digest;
import laurel.spec.FeedSpec;

/** Tells whether the files of feeds were touched, without reading them. */
public final class FeedFingerprint {
    private static final List<String> BESIDE = List.of("", ".sha256", ".rows");

    private FeedFingerprint() {}

    /** A digest of path, size and time of change of every file, control totals too. */
    public static String of(List<FeedSpec> feeds) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        for (FeedSpec spec : feeds) {
            // problems are landing's to tell; here a missing file is a different fingerprint
            for (FeedFile file : FeedFiles.find(spec, new ArrayList<>())) {
                for (String ending : BESIDE) {
                    Path path = file.path().resolveSibling(file.path().getFileName() + ending);
                    lines.add(spec.feed().id() + " " + path + " " + state(path));
                }
            }
        }
        return Digest.ofText(String.join("\n", lines));
    }

    private static String state(Path path) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            return found.size() + " " + found.lastModifiedTime();
        } catch (NoSuchFileException absent) {
            return "absent";
        }
    }
}
