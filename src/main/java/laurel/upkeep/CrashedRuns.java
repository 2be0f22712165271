package laurel.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import laurel.publish.Manifest;
import laurel.publish.Runs;

/**
 * What died before it was published: folders without a manifest, and files under a passing name.
 */
record CrashedRuns(Path publish) implements Sweeper {
    private static final String UNFINISHED = ".tmp";

    @Override
    public List<Leftover> find() throws IOException {
        Runs runs = Runs.at(publish);
        Optional<String> current = runs.currentId();
        List<Leftover> found = new ArrayList<>();
        for (Path folder : List.of(publish, runs.folder())) {
            for (Path entry : Entries.of(folder)) {
                if (entry.toString().endsWith(UNFINISHED)) {
                    found.add(new Leftover(publish, entry, "left by a run that died"));
                }
            }
        }
        for (String id : runs.ids()) {
            Path folder = runs.folder().resolve(id);
            boolean isPublished = Files.exists(folder.resolve(Manifest.NAME));
            if (!isPublished
                    && !current.equals(Optional.of(id))
                    && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                found.add(new Leftover(publish, folder, "run that was never completed"));
            }
        }
        return found;
    }
}
