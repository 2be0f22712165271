package laurel.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import laurel.DataException;
import laurel.Digest;
import laurel.FileTrouble;
import tools.jackson.core.JacksonException;

/**
 * What a run holds; {@code MANIFEST.json} in its folder. No clock, host or path in it: it is the
 * same for the same run wherever and whenever it is made.
 *
 * @param schemaVersion of this file
 * @param files sorted by path
 */
public record Manifest(
        int schemaVersion,
        String runId,
        String job,
        LocalDate asOf,
        String configDigest,
        String programVersion,
        List<RunIdentity.Input> inputs,
        List<PublishedFile> files) {
    public static final String NAME = "MANIFEST.json";
    static final int SCHEMA_VERSION = 1;

    /**
     * A file of the run.
     *
     * @param path within the run's folder, {@code /} separated
     * @param sums of its money columns, in minor units of the reporting currency
     */
    public record PublishedFile(
            String path,
            String dataset,
            String sha256,
            long rows,
            long bytes,
            Map<String, Long> sums) {}

    public Manifest {
        inputs = List.copyOf(inputs);
        files = List.copyOf(files);
    }

    static Manifest of(RunIdentity identity, List<PublishedFile> files) {
        return new Manifest(
                SCHEMA_VERSION,
                identity.runId(),
                identity.job(),
                identity.asOf(),
                identity.configDigest(),
                identity.programVersion(),
                identity.inputs(),
                files);
    }

    /** The same run with rewritten files. */
    Manifest with(List<PublishedFile> rewritten) {
        return new Manifest(
                schemaVersion, runId, job, asOf, configDigest, programVersion, inputs, rewritten);
    }

    /**
     * The manifest of a run's folder; empty if there is none.
     *
     * @throws DataException if it is damaged
     */
    static Optional<Manifest> in(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            return Optional.of(Json.whole(Files.readAllBytes(file), Manifest.class));
        } catch (NoSuchFileException | NotDirectoryException none) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new DataException(
                    "%s is damaged: %s%nlaurel rollback RUN makes readers see another run"
                            .formatted(file, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }

    /** What the run was made of. */
    RunIdentity identity() {
        return new RunIdentity(job, asOf, configDigest, inputs, programVersion);
    }

    /**
     * Compares a run's files with the manifest.
     *
     * @return what differs, a sentence each; empty when all is as it was published
     */
    public List<String> problems(Path folder) {
        List<String> problems = new ArrayList<>();
        for (PublishedFile file : files) {
            Path path = folder.resolve(file.path());
            try {
                if (!Files.isRegularFile(path)) {
                    problems.add(path + " is missing");
                } else if (!Digest.of(path).equals(file.sha256())) {
                    problems.add(path + " is not the file that was published: sha256 differs");
                }
            } catch (IOException e) {
                problems.add(path + " cannot be read: " + FileTrouble.reason(e));
            }
        }
        return problems;
    }
}
