package laurel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Does the same to many things at a time. */
public final class Workers {
    private Workers() {}

    /**
     * The results in the order of the items. No task runs any more when this returns or throws.
     *
     * @throws CancellationException if this thread is interrupted, which it stays
     */
    public static <A, B> List<B> map(int threads, List<A> items, Function<A, B> task) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<B>> futures = new ArrayList<>();
            items.forEach(item -> futures.add(pool.submit(() -> task.apply(item))));
            List<B> results = new ArrayList<>();
            for (Future<B> future : futures) {
                results.add(waited(future::get));
            }
            return results;
        } finally {
            stop(pool, () -> {});
        }
    }

    /**
     * Waits until all is done, or the first has failed.
     *
     * @throws CancellationException if this thread is interrupted, which it stays
     */
    public static void await(List<? extends CompletableFuture<?>> all) {
        CompletableFuture<Object> failed = new CompletableFuture<>();
        for (CompletableFuture<?> one : all) {
            one.exceptionally(
                    failure -> {
                        failed.completeExceptionally(failure);
                        return null;
                    });
        }
        waited(
                () ->
                        CompletableFuture.anyOf(
                                        failed,
                                        CompletableFuture.allOf(
                                                all.toArray(CompletableFuture[]::new)))
                                .get());
    }

    /** What is waited for. */
    private interface Work<T> {
        T get() throws InterruptedException, ExecutionException;
    }

    private static <T> T waited(Work<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("told to stop");
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof CompletionException) {
            cause = cause.getCause();
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure
                ? failure
                : new IllegalStateException(cause);
    }

    /**
     * Ends what runs and begins nothing more; no task runs any more when this returns.
     *
     * @param cancel done again and again meanwhile: ends what does not end of itself
     */
    public static void stop(ExecutorService pool, Runnable cancel) {
        pool.shutdownNow();
        boolean isInterrupted = Thread.interrupted();
        boolean isDone = false;
        while (!isDone) {
            cancel.run();
            try {
                isDone = pool.awaitTermination(20, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
