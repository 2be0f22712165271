package laurel.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import laurel.feeds.FeedPreview;
import laurel.feeds.LandedFeeds;
import laurel.feeds.LandedFile;
import laurel.models.PlannedRelation.Change;
import laurel.spec.FeedKind;
import org.jspecify.annotations.Nullable;

/** Which files of feeds are not as an earlier run had them. */
final class FeedChanges {
    private static final int MOST_NAMED = 3;

    private final FeedPreview now;
    private final Map<Path, Optional<LandedFeeds>> earlier = new TreeMap<>();

    FeedChanges(FeedPreview now) {
        this.now = now;
    }

    /** In words, by feed; of a month only files that have, or may have, something of it. */
    List<String> of(Change change, Set<FeedKind> feeds) {
        Optional<LandedFeeds> then =
                earlier.computeIfAbsent(Objects.requireNonNull(change.work()), LandedFeeds::read);
        List<String> changes = new ArrayList<>();
        for (FeedKind feed : FeedKind.values()) {
            if (feeds.contains(feed) && then.isPresent()) {
                changes.addAll(of(feed, then.get(), change.month()));
            } else if (feeds.contains(feed) && feeds.size() == 1) {
                changes.add("feed " + feed.id() + " is not as it was");
            }
        }
        return changes;
    }

    private List<String> of(FeedKind feed, LandedFeeds landed, @Nullable Integer month) {
        Map<String, LandedFile> was = files(landed, feed);
        Map<String, LandedFile> is = files(now.landed(), feed);
        Map<String, List<String>> found = new LinkedHashMap<>();
        is.forEach(
                (name, file) -> {
                    LandedFile old = was.get(name);
                    if (!concerns(file, month) && (old == null || !concerns(old, month))) {
                        return;
                    }
                    if (old == null) {
                        add(found, "new", name);
                    } else if (!old.digest().equals(file.digest())) {
                        add(found, "changed", name);
                    } else if (!old.key().equals(file.key())) {
                        add(found, "read otherwise", name);
                    }
                });
        was.forEach(
                (name, file) -> {
                    if (!is.containsKey(name) && concerns(file, month)) {
                        add(found, "gone", name);
                    }
                });
        if (found.isEmpty() && !List.copyOf(was.keySet()).equals(List.copyOf(is.keySet()))) {
            found.put("in another order", List.of("its files"));
        }
        return found.entrySet().stream()
                .map(one -> "feed " + feed.id() + ": " + sentence(one.getValue(), one.getKey()))
                .toList();
    }

    private boolean concerns(LandedFile file, @Nullable Integer month) {
        return month == null || file.months().containsKey(month) || now.unread().contains(file);
    }

    private static Map<String, LandedFile> files(LandedFeeds landed, FeedKind feed) {
        Map<String, LandedFile> files = new LinkedHashMap<>();
        landed.files().stream()
                .filter(file -> file.feed() == feed)
                .forEach(file -> files.put(file.file(), file));
        return files;
    }

    private static void add(Map<String, List<String>> found, String what, String name) {
        found.computeIfAbsent(what, any -> new ArrayList<>()).add(name);
    }

    private static String sentence(List<String> names, String what) {
        if (names.size() == 1) {
            String verb = names.get(0).equals("its files") ? " are " : " is ";
            return (names.get(0).equals("its files") ? "" : "file ") + names.get(0) + verb + what;
        }
        List<String> named = names.subList(0, Math.min(MOST_NAMED, names.size()));
        int more = names.size() - named.size();
        return "files %s%s are %s"
                .formatted(
                        String.join(", ", named),
                        more == 0 ? "" : " and %d more".formatted(more),
                        what);
    }
}
