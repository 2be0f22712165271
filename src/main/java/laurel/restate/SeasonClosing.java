package laurel.restate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import laurel.engine.QueryReader;
import laurel.publish.Manifest.PublishedFile;
import laurel.publish.Run;
import laurel.publish.Runs;
import laurel.spec.Job;
import laurel.spec.Seasons;
import laurel.spec.Seasons.Occurrence;
import laurel.spec.binding.Names;
import org.jspecify.annotations.Nullable;

/**
 * Closes a season as the current run shows it. The caller holds the lock of the job's state folder.
 *
 * @param isProvisionalFine whether a season may be closed while its return window is open
 * @param why to be published with it; null: nothing to say
 */
public record SeasonClosing(
        Job job, boolean isProvisionalFine, @Nullable String why, String by, Instant at) {

    /** The season cannot be closed; the message says why, and what to do. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * @throws Refused if the season is unknown, has not ended, is provisional, or is not in the run
     */
    public Closing close(String seasonId) throws Refused, IOException {
        Run run =
                Runs.at(job.publishFolder())
                        .current()
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                "nothing is published in %s; run the job first"
                                                        .formatted(job.publishFolder())));
        Occurrence season = known(seasonId, run);
        Map<String, PublishedFile> files = files(seasonId, run);
        if (season.endsBefore().isAfter(run.asOf().plusDays(1))) {
            throw new Refused(
                    "%s ends before %s, and run %s looks only as far as %s; close it when it is over"
                            .formatted(seasonId, season.endsBefore(), run.id(), run.asOf()));
        }
        if (files.isEmpty()) {
            throw new Refused(
                    "run %s has no row of %s; there is nothing to close"
                            .formatted(run.id(), seasonId));
        }
        Map<String, Path> published = new TreeMap<>();
        Map<String, String> digests = new TreeMap<>();
        files.forEach(
                (dataset, file) -> {
                    published.put(dataset, run.folder().resolve(file.path()));
                    digests.put(dataset, file.sha256());
                });
        Path figures = published.getOrDefault("influencer_seasons", run.folder());
        if (!isProvisionalFine && isProvisional(figures)) {
            throw new Refused(
                    "%s is provisional: its return window is open until %s; close it then, or say --provisional"
                            .formatted(
                                    seasonId,
                                    season.endsBefore().plusDays(job.returnWindowDays())));
        }
        Closing closing =
                new Closing(
                        Closing.SCHEMA_VERSION,
                        seasonId,
                        run.id(),
                        run.asOf(),
                        job.currency().getCurrencyCode(),
                        why,
                        digests,
                        files.values().iterator().next().rows(),
                        by,
                        at);
        Closings.of(job).add(closing, published);
        return closing;
    }

    private Occurrence known(String seasonId, Run run) throws Refused {
        if (!run.manifest().job().equals(job.name())) {
            throw new Refused(
                    "run %s in %s is of job %s, not of %s"
                            .formatted(
                                    run.id(),
                                    job.publishFolder(),
                                    run.manifest().job(),
                                    job.name()));
        }
        List<Occurrence> seasons = Seasons.of(job, run.asOf());
        TreeSet<String> published = new TreeSet<>();
        for (Occurrence season : seasons) {
            if (season.seasonId().equals(seasonId)) {
                return season;
            }
            if (!files(season.seasonId(), run).isEmpty()) {
                published.add(season.seasonId());
            }
        }
        throw new Refused(
                "the job has no season %s; %s"
                        .formatted(seasonId, Names.hint(seasonId, published)));
    }

    /** Dataset to the one file of the season. */
    private static Map<String, PublishedFile> files(String seasonId, Run run) {
        Map<String, PublishedFile> files = new TreeMap<>();
        for (PublishedFile file : run.manifest().files()) {
            if (ClosedRelations.FROZEN.containsKey(file.dataset())
                    && file.path().contains("/season=" + seasonId + "/")) {
                files.put(file.dataset(), file);
            }
        }
        return files;
    }

    private static boolean isProvisional(Path figures) {
        try (QueryReader reader = QueryReader.open()) {
            reader.register("figures", List.of(figures));
            return !reader.rows("select 1 as one from figures where is_provisional limit 1")
                    .isEmpty();
        }
    }
}
