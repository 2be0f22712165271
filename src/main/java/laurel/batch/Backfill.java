package laurel.batch;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import laurel.feeds.FeedFingerprint;
import laurel.feeds.FeedInputs;
import laurel.publish.RunCheck;
import laurel.publish.RunIdentity;
import laurel.publish.Runs;
import laurel.restate.Closing;
import laurel.restate.Closings;
import laurel.spec.Job;

/**
 * Runs past as-of days in order, each as a run of its own, all under one lock: no night comes in
 * between. What is published already is not made again, so the same command goes on where it was
 * killed.
 */
public final class Backfill {
    private final Job job;
    private final List<LocalDate> days;
    private final RunOptions options;
    private final RunEvents events;
    private String fingerprint = "";
    private List<RunIdentity.Input> inputs = List.of();

    /** What became of a day. */
    public enum Outcome {
        /** Its run is there, made of the same files by the same rules. */
        THERE,
        /** There is no such run yet. */
        MISSING,
        /** Its run was made and published. */
        PUBLISHED
    }

    /** A day of the backfill. */
    public record Day(LocalDate asOf, String runId, Outcome outcome) {}

    /**
     * @param from the first as-of day
     * @param to the last, not before the first
     * @param options of every run, but for the day
     */
    public Backfill(Job job, LocalDate from, LocalDate to, RunOptions options, RunEvents events) {
        this.job = job;
        this.days = from.datesUntil(to.plusDays(1)).toList();
        this.options = options;
        this.events = events;
    }

    /** What there is to do: {@link Outcome#THERE} or {@link Outcome#MISSING}. Changes nothing. */
    public List<Day> plan() throws IOException {
        readInputs();
        return days.stream().map(this::look).toList();
    }

    /**
     * Does it. The first day that fails ends it; days before it stay published.
     *
     * @param done told after each day
     * @throws AlreadyRunningException when another run is alive
     * @throws RunStoppedException when asked to stop
     * @throws Exception what the failing stage threw
     */
    public void run(Consumer<Day> done) throws Exception {
        StopSwitch stopSwitch = new StopSwitch();
        SignalHook hook = SignalHook.install(stopSwitch);
        try (hook) {
            RunLock lock = RunLock.acquire(job.stateFolder());
            try (lock;
                    JobStore store = NightlyRun.store(job)) {
                for (LocalDate day : days) {
                    readInputs();
                    done.accept(day(look(day), store, stopSwitch));
                }
            }
        }
    }

    private Day day(Day found, JobStore store, StopSwitch stopSwitch) throws Exception {
        NightlyRun night = new NightlyRun(job, options.on(found.asOf()), events);
        // killed between the last file and the pointer, a run is there and yet not done
        if (found.outcome() == Outcome.THERE && !night.isUnfinished(store)) {
            events.note("as of %s: run %s is there".formatted(found.asOf(), found.runId()));
            return found;
        }
        return new Day(found.asOf(), night.run(store, stopSwitch), Outcome.PUBLISHED);
    }

    private Day look(LocalDate day) {
        String runId =
                new RunIdentity(job.name(), day, job.digest(), inputs(day), options.version())
                        .runId();
        boolean isThere =
                RunCheck.glance(Runs.at(job.publishFolder()).folder().resolve(runId)).isEmpty();
        return new Day(day, runId, isThere ? Outcome.THERE : Outcome.MISSING);
    }

    private List<RunIdentity.Input> inputs(LocalDate day) {
        return Stream.of(
                        inputs.stream(),
                        Closings.of(job).at(day).stream().map(Closing::input),
                        Tombstones.inputs(job))
                .flatMap(input -> input)
                .sorted(Comparator.comparing(RunIdentity.Input::feed))
                .toList();
    }

    /** Anew only when files were touched: a backfill may take hours. */
    private void readInputs() throws IOException {
        String now = FeedFingerprint.of(job.feeds());
        if (now.equals(fingerprint)) {
            return;
        }
        if (!fingerprint.isEmpty()) {
            events.note("warning: feed files changed; the days to come see them as they are now");
        }
        inputs =
                FeedInputs.of(job.feeds(), options.threads(job)).stream()
                        .sorted(Comparator.comparing(input -> input.feed().id()))
                        .map(
                                input ->
                                        new RunIdentity.Input(
                                                input.feed().id(), input.file(), input.digest(), 0))
                        .toList();
        fingerprint = now;
    }
}
