package laurel.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import laurel.engine.QueryReader;
import laurel.publish.Manifest;
import laurel.publish.Run;
import laurel.publish.Runs;
import org.jspecify.annotations.Nullable;

/** What readers see after a night, and in what it is unlike another night. */
record PublishedNight(Run run) {
    /** Columns of quarantine that tell where a record stood and how it was spelt. */
    private static final String REJECTS =
            "select feed, rule, column_name, found, wanted from quarantine order by all";

    private static final String REJECTS_OF_LINES =
            "select feed, file, line, rule, column_name, found, wanted from quarantine order by all";

    /** Alerts without the places that they name. */
    private static final String ALERTS =
            "select kind, severity, subject, regexp_replace(evidence, '\\(\\S+, line \\d+\\)', '') from alerts order by all";

    private static final int SHOWN = 4;

    static PublishedNight in(Path publishFolder) {
        return new PublishedNight(Runs.at(publishFolder).current().orElseThrow());
    }

    /**
     * Every published byte is compared; what may differ, by its rows.
     *
     * @return a line each; empty when both are the same
     */
    List<String> differences(PublishedNight other, Relation.Effect effect) {
        List<String> differences = new ArrayList<>();
        for (String dataset : all(run.rows().keySet(), other.run.rows().keySet())) {
            if (!files(dataset).equals(other.files(dataset))) {
                differences.addAll(unlike(dataset, other, effect));
            }
        }
        return differences;
    }

    private List<String> unlike(String dataset, PublishedNight other, Relation.Effect effect) {
        String query = null;
        boolean isMore = effect.compareTo(Relation.Effect.PLACES) > 0;
        if (dataset.equals("quarantine")) {
            query =
                    effect == Relation.Effect.NONE
                            ? REJECTS_OF_LINES
                            : isMore ? REJECTS.replace("select", "select distinct") : REJECTS;
        } else if (dataset.equals("alerts") && effect != Relation.Effect.NONE) {
            query = ALERTS;
        } else if (dataset.equals("reconciliation") && isMore) {
            query = "select * from reconciliation where scope = 'money' order by all";
        } else if (dataset.equals("activation_lists")
                && effect == Relation.Effect.ONE_MORE_CANDIDATE) {
            query =
                    "select * from activation_lists where not starts_with(influencer_id, '%s') order by all"
                            .formatted(Relation.STRANGER);
        }
        String rows = query == null ? "select * from " + dataset + " order by all" : query;
        List<String> mine = rows(dataset, rows);
        List<String> theirs = other.rows(dataset, rows);
        if (!mine.equals(theirs)) {
            return told(dataset, mine, theirs);
        }
        return query == null ? List.of(dataset + ": the same rows in other bytes") : List.of();
    }

    private static List<String> told(String dataset, List<String> mine, List<String> theirs) {
        List<String> told = new ArrayList<>();
        Set<String> onlyMine = new TreeSet<>(mine);
        theirs.forEach(onlyMine::remove);
        Set<String> onlyTheirs = new TreeSet<>(theirs);
        mine.forEach(onlyTheirs::remove);
        onlyMine.stream().limit(SHOWN).forEach(row -> told.add(dataset + " only plain: " + row));
        onlyTheirs.stream().limit(SHOWN).forEach(row -> told.add(dataset + " only here: " + row));
        if (told.isEmpty()) {
            told.add(dataset + ": " + mine.size() + " rows, but " + theirs.size());
        }
        return told;
    }

    private static Set<String> all(Set<String> first, Set<String> second) {
        Set<String> all = new TreeSet<>(first);
        all.addAll(second);
        return all;
    }

    /** Path and digest of each file of a dataset. */
    Map<String, String> files(String dataset) {
        Map<String, String> files = new TreeMap<>();
        for (Manifest.PublishedFile file : run.manifest().files()) {
            if (file.dataset().equals(dataset)) {
                files.put(file.path(), file.sha256());
            }
        }
        return files;
    }

    /** Rows of a dataset as text; none when the run has no such dataset. */
    List<String> rows(String dataset, String sql) {
        if (!run.rows().containsKey(dataset)) {
            return List.of();
        }
        try (QueryReader reader = QueryReader.open()) {
            reader.register(dataset, run.files(dataset));
            List<String> rows = new ArrayList<>();
            for (Map<String, @Nullable Object> row : reader.rows(sql)) {
                rows.add(row.values().toString());
            }
            return rows;
        }
    }
}
