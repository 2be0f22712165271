package laurel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
        return pooled(
                threads,
                pool -> {
                    List<Future<B>> futures = new ArrayList<>();
                    items.forEach(item -> futures.add(pool.submit(() -> task.apply(item))));
                    List<B> results = new ArrayList<>();
                    for (Future<B> future : futures) {
                        results.add(future.get());
                    }
                    return results;
                });
    }

    /**
     * Does something to all items, to each when it is done to those that it waits for. The first
     * failure ends it: what waits is left undone, and no task runs any more when this throws.
     *
     * @param items each behind those that it waits for
     * @param waitsFor others that are not among the items count as done
     * @throws CancellationException if this thread is interrupted, which it stays
     */
    public static <A> void inOrder(
            int threads,
            List<A> items,
            Function<A, ? extends Collection<A>> waitsFor,
            Consumer<A> task) {
        pooled(
                threads,
                pool -> {
                    CompletableFuture<Object> failed = new CompletableFuture<>();
                    Map<A, CompletableFuture<Void>> all = new HashMap<>();
                    for (A item : items) {
                        CompletableFuture<Void> done =
                                after(waitsFor.apply(item), all)
                                        .thenRunAsync(() -> task.accept(item), pool);
                        done.exceptionally(
                                failure -> {
                                    failed.completeExceptionally(failure);
                                    return null;
                                });
                        all.put(item, done);
                    }
                    CompletableFuture.anyOf(failed, after(all.keySet(), all)).get();
                    return true;
                });
    }

    private static <A> CompletableFuture<Void> after(
            Collection<A> items, Map<A, CompletableFuture<Void>> all) {
        return CompletableFuture.allOf(
                items.stream()
                        .map(all::get)
                        .filter(Objects::nonNull)
                        .toArray(CompletableFuture[]::new));
    }

    /** What is done with a pool and waited for. */
    private interface Work<T> {
        T with(ExecutorService pool) throws InterruptedException, ExecutionException;
    }

    private static <T> T pooled(int threads, Work<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            return work.with(pool);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("told to stop");
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            stop(pool);
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure
                ? failure
                : new IllegalStateException(cause);
    }

    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
        boolean isInterrupted = false;
        boolean isDone = false;
        while (!isDone) {
            try {
                isDone = pool.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
