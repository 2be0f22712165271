package laurel.forget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import laurel.Folders;
import laurel.feeds.Forgotten;
import laurel.feeds.Person;
import laurel.feeds.PersonSearch;
import laurel.feeds.PersonSearch.Place;
import laurel.feeds.ReplayedFiles;
import laurel.publish.Manifest;
import laurel.publish.RunRewriting;
import laurel.publish.Runs;
import laurel.restate.ClosingRewriting;
import laurel.spec.FeedSpec;
import laurel.spec.Job;

/**
 * Forgets a person. The tombstone comes first and what tells her names last, so that the same
 * command goes on where it was killed. The caller holds the job's lock.
 */
public final class Forgetting {
    private static final List<String> MADE_ANEW = List.of("landed", "built", "work");
    private static final String UNFINISHED = ".tmp";

    private final Job job;
    private final Person person;
    private final List<Place> places;
    private final Forgotten before;
    private final Forgotten after;
    private final PersonRedaction redaction;

    /**
     * What was, or would be, done.
     *
     * @param runs kept runs that changed
     * @param files published files that changed in them
     * @param closings frozen files of closed seasons that changed
     * @param replays files of repaired records that changed
     */
    public record Outcome(int runs, int files, int closings, int replays) {}

    /**
     * @param search that found the person
     */
    public Forgetting(Job job, Person person, PersonSearch search) {
        this.job = job;
        this.person = person;
        places = search.places(person);
        before = Forgotten.in(job.stateFolder());
        after = person.buriedWith(before);
        redaction = new PersonRedaction(person, after);
    }

    /** Feed files that name the person: they are not Laurel's to change. */
    public List<Place> places() {
        return places;
    }

    /** What stands for the person's ids from now on, sorted. */
    public List<String> pseudonyms() {
        return person.ids().stream()
                .map(id -> after.pseudonym(person.kind(), id))
                .sorted()
                .toList();
    }

    /** Whether tombstones tell of the person already. */
    public boolean isForgotten() {
        return after.digest().equals(before.digest());
    }

    /** What there is to do. Changes nothing. */
    public Outcome look() throws IOException {
        RunRewriting rewriting = new RunRewriting(job.publishFolder(), redaction);
        int runs = 0;
        int files = 0;
        for (String id : runs()) {
            int changed = rewriting.count(id);
            runs += changed > 0 ? 1 : 0;
            files += changed;
        }
        return new Outcome(runs, files, closings(true), replays(true));
    }

    /**
     * Does it.
     *
     * @throws laurel.DataException if a kept run is damaged
     */
    public Outcome forget() throws IOException {
        after.write(job.stateFolder());
        dropUnfinished();
        RunRewriting rewriting = new RunRewriting(job.publishFolder(), redaction);
        int runs = 0;
        int files = 0;
        for (String id : runs()) {
            int changed = rewriting.rewrite(id);
            runs += changed > 0 ? 1 : 0;
            files += changed;
        }
        int closings = closings(false);
        int replays = replays(false);
        for (String cache : MADE_ANEW) {
            Folders.delete(job.stateFolder().resolve(cache));
        }
        return new Outcome(runs, files, closings, replays);
    }

    /** All but those that were never completed: they have no manifest, and are of no use. */
    private List<String> runs() {
        Runs runs = Runs.at(job.publishFolder());
        Optional<String> current = runs.currentId();
        return runs.ids().stream()
                .filter(
                        id ->
                                current.equals(Optional.of(id))
                                        || Files.exists(
                                                runs.folder().resolve(id).resolve(Manifest.NAME)))
                .toList();
    }

    /** What a run that died left may name the person, and nobody goes on with it. */
    private void dropUnfinished() throws IOException {
        Runs runs = Runs.at(job.publishFolder());
        List<String> whole = runs();
        List<Path> dead = new ArrayList<>();
        for (Path entry : entries(runs.folder())) {
            String name = String.valueOf(entry.getFileName());
            boolean isIncomplete = runs.ids().contains(name) && !whole.contains(name);
            if (name.endsWith(UNFINISHED) || isIncomplete) {
                dead.add(entry);
            }
        }
        for (Path entry : dead) {
            Folders.delete(entry);
        }
    }

    private int closings(boolean isTrial) throws IOException {
        int changed = 0;
        for (Path folder : entries(job.stateFolder().resolve("closed"))) {
            ClosingRewriting rewriting = new ClosingRewriting(folder, redaction);
            for (Path season : entries(folder)) {
                String name = String.valueOf(season.getFileName());
                if (!name.endsWith(UNFINISHED)) {
                    changed += isTrial ? rewriting.count(name) : rewriting.rewrite(name);
                }
            }
        }
        return changed;
    }

    private int replays(boolean isTrial) throws IOException {
        int changed = 0;
        for (FeedSpec feed : job.feeds()) {
            changed += new ReplayedFiles(feed, person, after).rewrite(isTrial);
        }
        return changed;
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
