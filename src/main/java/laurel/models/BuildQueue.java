package laurel.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import laurel.Workers;

/**
 * Builds models, each as soon as what it reads is built, and earlier ones first: whoever waits for
 * a folder need not wait for its last model with nothing to do.
 */
final class BuildQueue {
    private final ThreadPoolExecutor pool;
    private final Map<String, CompletableFuture<Built>> models = new HashMap<>();

    /** How many rows a model got, and how long that took. */
    private record Built(Model model, long rows, long milliseconds) {}

    /** The lower its place, the sooner it is done. */
    private record Task(int place, Runnable work) implements Runnable, Comparable<Task> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Task other) {
            return Integer.compare(place, other.place);
        }
    }

    /**
     * Begins.
     *
     * @param inOrder each behind those that it reads; what is not among them counts as built
     * @param build tells how many rows were written; the first failure ends the queue
     */
    BuildQueue(int threads, List<Model> inOrder, ToLongFunction<Model> build) {
        pool =
                new ThreadPoolExecutor(
                        threads, threads, 1, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
        pool.allowCoreThreadTimeOut(true);
        for (Model model : inOrder) {
            int place = models.size();
            CompletableFuture<Built> built =
                    readBy(model)
                            .thenApplyAsync(
                                    read -> build(model, build),
                                    work -> pool.execute(new Task(place, work)));
            models.put(model.name(), built);
        }
    }

    private CompletableFuture<Void> readBy(Model model) {
        return CompletableFuture.allOf(
                model.reads().stream()
                        .map(models::get)
                        .filter(Objects::nonNull)
                        .toArray(CompletableFuture[]::new));
    }

    private static Built build(Model model, ToLongFunction<Model> build) {
        long start = System.nanoTime();
        long rows = build.applyAsLong(model);
        return new Built(model, rows, (System.nanoTime() - start) / 1_000_000);
    }

    /**
     * Waits for some models.
     *
     * @param progress told of each when it is built, or now, if it is already
     * @throws java.util.concurrent.CancellationException if this thread is interrupted, which it
     *     stays
     */
    void await(List<Model> wanted, ModelProgress progress) {
        List<CompletableFuture<Void>> told = new ArrayList<>();
        for (Model model : wanted) {
            told.add(
                    Objects.requireNonNull(models.get(model.name()))
                            .thenAccept(
                                    built ->
                                            progress.built(
                                                    built.model(),
                                                    built.rows(),
                                                    built.milliseconds())));
        }
        Workers.await(told);
    }

    /**
     * Ends what runs and begins nothing more.
     *
     * @param cancel ends the statements that run now
     */
    void stop(Runnable cancel) {
        Workers.stop(pool, cancel);
    }
}
