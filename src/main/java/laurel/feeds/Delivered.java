package laurel.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import laurel.FileTrouble;
import laurel.Folders;
import laurel.Workers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A feed file whose digest is known.
 *
 * @param stamp see {@link LandedFile#stamp}
 * @param folder holds its rows, or is to hold them: same bytes and rules, same folder
 */
record Delivered(
        FeedFile file, String digest, @Nullable String stamp, ControlTotal total, Path folder) {
    private static final String COUNTS = "landed.json";
    private static final String UNFINISHED = ".tmp";

    /**
     * As many of the files as can be read, in their order.
     *
     * @param landed the folder of all landed files
     * @param problems gets those of the others
     */
    static List<Delivered> of(
            List<FeedFile> files,
            LandingSettings settings,
            Path landed,
            FeedHistory history,
            Collection<FeedProblem> problems) {
        return Workers.map(
                        settings.threads(),
                        files,
                        file -> {
                            try {
                                return Optional.of(of(file, settings, landed, history));
                            } catch (IOException e) {
                                problems.add(
                                        new FeedProblem(
                                                file.spec().feed(),
                                                file.name(),
                                                "cannot be read: " + FileTrouble.reason(e)));
                                return Optional.<Delivered>empty();
                            }
                        })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * @param landed the folder of all landed files
     */
    static Delivered of(FeedFile file, LandingSettings settings, Path landed, FeedHistory history)
            throws IOException {
        FeedHistory.Known known = history.know(file.path());
        ControlTotal total = ControlTotal.of(file.path());
        String key = LandingKey.of(file, known.digest(), total, settings);
        return new Delivered(
                file,
                known.digest(),
                known.stamp(),
                total,
                landed.resolve(file.spec().feed().id()).resolve(key));
    }

    String key() {
        return String.valueOf(folder.getFileName());
    }

    boolean isLanded() {
        return Files.exists(folder.resolve(COUNTS));
    }

    /** How its records came out; it is landed. */
    Counts counts() {
        return JsonMapper.shared().readValue(folder.resolve(COUNTS), Counts.class);
    }

    LandedFile landed(Counts counts, FeedHistory history) {
        return new LandedFile(
                file.spec().feed(),
                file.name(),
                digest,
                counts.records(),
                counts.accepted(),
                counts.rejected(),
                counts.damage(),
                !history.published().contains(digest),
                key(),
                counts.months(),
                stamp);
    }

    /**
     * Writes its rows: all of them, or nothing. Who is given up and goes on elsewhere is in
     * nobody's way, for everybody writes to a folder of his own.
     *
     * @return what is wrong with the file; empty: it is landed
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    List<String> land(LandingSettings settings, LongConsumer progress) {
        Path unfinished = folder.resolveSibling(key() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            Files.createDirectories(unfinished);
            Counts counts =
                    new FileLanding(file, digest, total, settings, progress).land(unfinished);
            JsonMapper.shared().writeValue(unfinished.resolve(COUNTS), counts);
            put(unfinished);
            return List.of();
        } catch (HeaderException e) {
            return e.complaints();
        } catch (IOException | UncheckedIOException e) {
            return List.of("cannot be landed: " + e);
        }
    }

    private void put(Path finished) throws IOException {
        try {
            Files.move(finished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!isLanded()) {
                throw e;
            }
            Folders.delete(finished); // another was quicker; its rows are the same
        }
    }

    /** Deletes what is left of attempts that were killed; nobody lands the file now. */
    void sweep() {
        Path siblings = folder.resolveSibling(".").normalize();
        if (!Files.isDirectory(siblings)) {
            return;
        }
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(siblings, key() + "*" + UNFINISHED)) {
            for (Path attempt : left) {
                Folders.delete(attempt);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FileTrouble.reason(e), e);
        }
    }
}
