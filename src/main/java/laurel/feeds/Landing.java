package laurel.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import laurel.Digest;
import laurel.FileTrouble;
import laurel.Folders;
import laurel.Workers;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns feed files into typed Parquet relations. What a file becomes depends on its bytes, on how
 * its feed is described and on the settings, never on the day: so a file is read once and found
 * again by its landing key.
 */
public final class Landing {
    private static final Logger LOG = LoggerFactory.getLogger(Landing.class);
    private static final String COUNTS = "landed.json";

    private final LandingSettings settings;
    private final Path landedFolder;
    private final LandingProgress progress;
    private final List<FeedProblem> problems = Collections.synchronizedList(new ArrayList<>());

    /** A file that was hashed, and the folder that holds, or is to hold, its rows. */
    private record Delivered(FeedFile file, String digest, ControlTotal total, Path folder) {}

    private Landing(LandingSettings settings, Path landedFolder, LandingProgress progress) {
        this.settings = settings;
        this.landedFolder = landedFolder;
        this.progress = progress;
    }

    /**
     * Lands all feeds; absent ones give empty relations. Files landed before under the same key are
     * only hashed. The result is also left in {@code workFolder}, see {@link LandedFeeds#read}.
     *
     * @param landedFolder holds landed files, by feed and key, from run to run
     * @param workFolder holds what belongs to this run alone
     * @param knownDigests sha256 of the files of the last published run
     * @throws FeedException if files are missing, unreadable, or lack columns: all problems at once
     * @throws CancellationException if the thread is interrupted; nothing half-done is ever used
     */
    public static LandedFeeds land(
            List<FeedSpec> feeds,
            LandingSettings settings,
            Path landedFolder,
            Path workFolder,
            Set<String> knownDigests,
            LandingProgress progress) {
        Landing landing = new Landing(settings, landedFolder, progress);
        try {
            List<Delivered> delivered = landing.deliver(feeds);
            landing.landMissing(delivered);
            if (!landing.problems.isEmpty()) {
                throw new FeedException(landing.problems);
            }
            return landing.gather(delivered, workFolder, knownDigests);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Delivered> deliver(List<FeedSpec> feeds) {
        List<FeedFile> files = new ArrayList<>();
        EnumSet<FeedKind> seen = EnumSet.noneOf(FeedKind.class);
        for (FeedSpec spec : feeds) {
            if (!seen.add(spec.feed())) {
                problems.add(new FeedProblem(spec.feed(), null, "is declared twice; keep one"));
            } else if (isUsable(spec)) {
                files.addAll(FeedFiles.find(spec, problems));
            }
        }
        return Workers.map(settings.threads(), files, this::hash).stream()
                .flatMap(List::stream)
                .toList();
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

    private List<Delivered> hash(FeedFile file) {
        try {
            String digest = Digest.of(file.path());
            ControlTotal total = ControlTotal.of(file.path());
            String key = LandingKey.of(file, digest, total, settings);
            Path folder = landedFolder.resolve(file.spec().feed().id()).resolve(key);
            return List.of(new Delivered(file, digest, total, folder));
        } catch (IOException e) {
            problem(file, "cannot be read: " + FileTrouble.reason(e));
            return List.of();
        }
    }

    private void landMissing(List<Delivered> delivered) {
        Map<Path, Delivered> missing = new LinkedHashMap<>();
        for (Delivered file : delivered) {
            if (!Files.exists(file.folder.resolve(COUNTS))) {
                missing.putIfAbsent(file.folder, file);
            }
        }
        List<Delivered> largestFirst = new ArrayList<>(missing.values());
        largestFirst.sort(
                Comparator.comparingLong((Delivered file) -> size(file.file.path())).reversed());
        Workers.map(
                settings.threads(),
                largestFirst,
                file -> {
                    land(file);
                    return file;
                });
    }

    private void land(Delivered delivered) {
        FeedFile file = delivered.file;
        Path unfinished = delivered.folder.resolveSibling(delivered.folder.getFileName() + ".tmp");
        try {
            Folders.empty(unfinished);
            progress.file(file.spec().feed(), file.name(), Files.size(file.path()));
            FileLanding landing =
                    new FileLanding(
                            file, delivered.digest, delivered.total, settings, progress::bytes);
            Counts counts = landing.land(unfinished);
            JsonMapper.shared().writeValue(unfinished.resolve(COUNTS), counts);
            Files.move(unfinished, delivered.folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (HeaderException e) {
            e.complaints().forEach(what -> problem(file, what));
        } catch (IOException | UncheckedIOException e) {
            problem(file, "cannot be landed: " + e);
        }
    }

    private LandedFeeds gather(List<Delivered> delivered, Path workFolder, Set<String> knownDigests)
            throws IOException {
        List<LandedFile> files = new ArrayList<>();
        LandedRelations relations = new LandedRelations();
        ColumnNotes notes = new ColumnNotes();
        for (Delivered one : delivered) {
            Counts counts = JsonMapper.shared().readValue(one.folder.resolve(COUNTS), Counts.class);
            relations.add(one.folder);
            notes.add(one.file.spec().feed(), counts);
            files.add(landed(one, counts, !knownDigests.contains(one.digest)));
        }
        notes.log();
        LandedFeeds landed = new LandedFeeds(relations.complete(workFolder, files), files);
        landed.write(workFolder);
        return landed;
    }

    private static LandedFile landed(Delivered one, Counts counts, boolean isNew) {
        return new LandedFile(
                one.file.spec().feed(),
                one.file.name(),
                one.digest,
                counts.records(),
                counts.accepted(),
                counts.rejected(),
                counts.damage(),
                isNew,
                String.valueOf(one.folder.getFileName()),
                counts.months());
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
