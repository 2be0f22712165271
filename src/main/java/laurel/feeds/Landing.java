package laurel.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import laurel.Crew;
import laurel.Workers;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns feed files into typed Parquet relations. What a file becomes depends on its bytes, on how
 * its feed is described and on the settings, never on the day: so a file is read once and found
 * again by its landing key.
 */
public final class Landing {
    private static final Logger LOG = LoggerFactory.getLogger(Landing.class);

    private final LandingSettings settings;
    private final Path landedFolder;
    private final FeedHistory history;
    private final LandingProgress progress;
    private final List<FeedProblem> problems = Collections.synchronizedList(new ArrayList<>());

    private Landing(
            LandingSettings settings,
            Path landedFolder,
            FeedHistory history,
            LandingProgress progress) {
        this.settings = settings;
        this.landedFolder = landedFolder;
        this.history = history;
        this.progress = progress;
    }

    /**
     * Lands all feeds; absent ones give empty relations. Files landed before under the same key are
     * only hashed, and not even that while they are as they were. The result is also left in {@code
     * workFolder}, see {@link LandedFeeds#read}.
     *
     * @param landedFolder holds landed files, by feed and key, from run to run
     * @param workFolder holds what belongs to this run alone
     * @param history of runs before
     * @throws FeedException if files are missing, unreadable, or lack columns: all problems at once
     * @throws CancellationException if the thread is interrupted; nothing half-done is ever used
     */
    public static LandedFeeds land(
            List<FeedSpec> feeds,
            LandingSettings settings,
            Path landedFolder,
            Path workFolder,
            FeedHistory history,
            LandingProgress progress) {
        return land(feeds, settings, landedFolder, workFolder, history, progress, Optional.empty());
    }

    /**
     * As above, on other machines.
     *
     * @param crew hashes and lands the files; it sees the same folders, under the same names.
     *     Empty: this process does
     */
    public static LandedFeeds land(
            List<FeedSpec> feeds,
            LandingSettings settings,
            Path landedFolder,
            Path workFolder,
            FeedHistory history,
            LandingProgress progress,
            Optional<Crew> crew) {
        Landing landing = new Landing(settings, landedFolder, history, progress);
        try {
            List<FeedFile> files = landing.find(feeds);
            List<Delivered> delivered =
                    crew.isPresent()
                            ? landing.landElsewhere(files, crew.get())
                            : landing.landHere(files);
            if (!landing.problems.isEmpty()) {
                throw new FeedException(landing.problems);
            }
            return landing.gather(delivered, workFolder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<FeedFile> find(List<FeedSpec> feeds) {
        List<FeedFile> files = new ArrayList<>();
        EnumSet<FeedKind> seen = EnumSet.noneOf(FeedKind.class);
        for (FeedSpec spec : feeds) {
            if (!seen.add(spec.feed())) {
                problems.add(new FeedProblem(spec.feed(), null, "is declared twice; keep one"));
            } else if (isUsable(spec)) {
                files.addAll(FeedFiles.find(spec, problems));
            }
        }
        return files;
    }

    private List<Delivered> landHere(List<FeedFile> files) {
        List<Delivered> delivered = Delivered.of(files, settings, landedFolder, history, problems);
        landMissing(delivered);
        return delivered;
    }

    private boolean isUsable(FeedSpec spec) {
        char delimiter = spec.format().delimiter();
        boolean isGood = delimiter < 0x80 && "\"\r\n\0".indexOf(delimiter) < 0;
        if (spec.format().kind() == FeedSpec.Format.Kind.CSV && !isGood) {
            String what = "the delimiter must be an ASCII character, no quote and no line break";
            problems.add(new FeedProblem(spec.feed(), null, what));
            return false;
        }
        return true;
    }

    private void landMissing(List<Delivered> delivered) {
        Map<Path, Delivered> missing = new LinkedHashMap<>();
        for (Delivered file : delivered) {
            if (!file.isLanded()) {
                missing.putIfAbsent(file.folder(), file);
            }
        }
        List<Delivered> largestFirst = new ArrayList<>(missing.values());
        largestFirst.sort(
                Comparator.comparingLong((Delivered file) -> size(file.file().path())).reversed());
        Workers.map(
                settings.threads(),
                largestFirst,
                file -> {
                    file.sweep();
                    tell(file.file());
                    problems(file.file(), file.land(settings, progress::bytes));
                    return file;
                });
    }

    /** Has each file hashed and landed elsewhere; only their list is made here. */
    private List<Delivered> landElsewhere(List<FeedFile> files, Crew crew) {
        List<String> errands =
                files.stream()
                        .map(file -> new Errand(file, landedFolder, settings).text())
                        .toList();
        List<String> answers = crew.map(errands, Errand::run);
        List<Delivered> delivered = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Errand.Answer answer = Errand.Answer.read(answers.get(i));
            tell(files.get(i));
            problems(files.get(i), answer.complaints());
            if (answer.delivered() != null) {
                answer.delivered().sweep();
                delivered.add(answer.delivered());
            }
        }
        return delivered;
    }

    private LandedFeeds gather(List<Delivered> delivered, Path workFolder) throws IOException {
        List<LandedFile> files = new ArrayList<>();
        LandedRelations relations = new LandedRelations();
        ColumnNotes notes = new ColumnNotes();
        for (Delivered one : delivered) {
            Counts counts = one.counts();
            relations.add(one.folder());
            notes.add(one.file().spec().feed(), counts);
            files.add(one.landed(counts, history));
        }
        notes.log();
        LandedFeeds landed = new LandedFeeds(relations.complete(workFolder, files), files);
        landed.write(workFolder);
        return landed;
    }

    private void tell(FeedFile file) {
        progress.file(file.spec().feed(), file.name(), size(file.path()));
    }

    private void problems(FeedFile file, List<String> complaints) {
        complaints.forEach(what -> problem(file, what));
    }

    private void problem(FeedFile file, String what) {
        problems.add(new FeedProblem(file.spec().feed(), file.name(), what));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Columns worth a word, once a feed and not once a file. */
    private static final class ColumnNotes {
        private final Map<FeedKind, Set<String>> unmapped = new LinkedHashMap<>();
        private final Map<FeedKind, Set<String>> absent = new LinkedHashMap<>();

        void add(FeedKind feed, Counts counts) {
            unmapped.computeIfAbsent(feed, f -> new TreeSet<>()).addAll(counts.unmapped());
            absent.computeIfAbsent(feed, f -> new TreeSet<>()).addAll(counts.absent());
        }

        void log() {
            unmapped.forEach(
                    (feed, names) -> {
                        if (!names.isEmpty()) {
                            LOG.info("{}: columns kept aside: {}", feed.id(), names);
                        }
                    });
            absent.forEach(
                    (feed, names) -> {
                        if (!names.isEmpty()) {
                            LOG.warn("{}: some files lack mapped columns: {}", feed.id(), names);
                        }
                    });
        }
    }
}
