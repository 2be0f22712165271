package laurel.feeds;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;

/**
 * What landing would find, without landing anything.
 *
 * @param landed as landing would leave it, but for files that are not landed yet: of these only
 *     names and keys are known, not what is in them
 * @param unread the files that are not landed yet
 */
public record FeedPreview(LandedFeeds landed, Set<LandedFile> unread) {
    /**
     * Reads all files once, for their digests, but those that are as they were.
     *
     * @param landedFolder of the state folder; only read
     * @param scratch for what landing writes for a run alone
     * @param history of runs before
     * @throws FeedException if files are missing or unreadable: all problems at once
     */
    public static FeedPreview of(
            List<FeedSpec> feeds,
            LandingSettings settings,
            Path landedFolder,
            Path scratch,
            FeedHistory history)
            throws IOException {
        List<FeedProblem> problems = Collections.synchronizedList(new ArrayList<>());
        List<FeedFile> files =
                feeds.stream().flatMap(spec -> FeedFiles.find(spec, problems).stream()).toList();
        List<Delivered> delivered = Delivered.of(files, settings, landedFolder, history, problems);
        if (!problems.isEmpty()) {
            throw new FeedException(problems);
        }
        return of(delivered, scratch, history);
    }

    /** The feeds of files that are not landed yet. */
    public Set<FeedKind> unreadFeeds() {
        return unread.stream().map(LandedFile::feed).collect(Collectors.toSet());
    }

    private static FeedPreview of(List<Delivered> delivered, Path scratch, FeedHistory history)
            throws IOException {
        LandedRelations relations = new LandedRelations();
        List<LandedFile> files = new ArrayList<>();
        Set<LandedFile> unread = new LinkedHashSet<>();
        for (Delivered one : delivered) {
            if (one.isLanded()) {
                relations.add(one.folder());
                files.add(one.landed(one.counts(), history));
            } else {
                Counts nothing = new Counts(0, 0, 0, null, List.of(), List.of(), new TreeMap<>());
                files.add(one.landed(nothing, history));
                unread.add(files.get(files.size() - 1));
            }
        }
        return new FeedPreview(new LandedFeeds(relations.complete(scratch, files), files), unread);
    }
}
