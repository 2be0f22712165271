package laurel.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BuildQueueTest {
    private static final Model A = model("1_first", "a");
    private static final Model B = model("1_first", "b", "a");
    private static final Model C = model("2_second", "c", "a");
    private static final Model D = model("2_second", "d", "b", "c");
    private static final List<Model> ALL = List.of(A, B, C, D);

    private final List<String> built = Collections.synchronizedList(new ArrayList<>());

    @Test
    void eachIsBuiltBehindWhatItReadsAndEarlierOnesFirst() {
        BuildQueue queue = new BuildQueue(1, ALL, this::build);
        List<String> told = Collections.synchronizedList(new ArrayList<>());

        queue.await(List.of(C, D), (model, rows, ms) -> told.add(model.name() + " " + rows));

        assertEquals(List.of("a", "b", "c", "d"), built);
        assertEquals(List.of("c 1", "d 1"), told);
    }

    @Test
    void laterOnesAreBuiltWhileAnEarlierOneIs() throws InterruptedException {
        CountDownLatch isLaterBuilt = new CountDownLatch(1);
        BuildQueue queue =
                new BuildQueue(
                        2,
                        ALL,
                        model -> {
                            if (model.equals(B)) {
                                await(isLaterBuilt);
                            }
                            build(model);
                            if (model.equals(C)) {
                                isLaterBuilt.countDown();
                            }
                            return 0;
                        });

        queue.await(List.of(A, B), (model, rows, ms) -> {});

        // a copy: the last one may be built by now, or while this is looked at
        assertEquals(List.of("a", "c", "b"), List.copyOf(built).subList(0, 3));
        queue.await(ALL, (model, rows, ms) -> {});
        assertEquals(4, built.size());
    }

    @Test
    void whatReadsAFailedOneIsNotBuilt() {
        IllegalStateException broken = new IllegalStateException("b");
        BuildQueue queue =
                new BuildQueue(
                        1,
                        ALL,
                        model -> {
                            if (model.equals(B)) {
                                throw broken;
                            }
                            return build(model);
                        });

        assertSame(
                broken,
                assertThrows(
                        IllegalStateException.class,
                        () -> queue.await(List.of(A, B), (model, rows, ms) -> {})));
        assertSame(
                broken,
                assertThrows(
                        IllegalStateException.class,
                        () -> queue.await(List.of(C, D), (model, rows, ms) -> {})));
        assertTrue(!built.contains("d"));
    }

    @Test
    void whoWaitsCanBeInterruptedAndStoppingEndsWhatRuns() {
        CountDownLatch cancelled = new CountDownLatch(1);
        BuildQueue queue =
                new BuildQueue(
                        1,
                        ALL,
                        model -> {
                            // a statement: only the engine ends it
                            while (cancelled.getCount() > 0) {
                                await(cancelled);
                            }
                            return build(model);
                        });

        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> queue.await(ALL, (model, rows, ms) -> {}));
        assertTrue(Thread.interrupted());
        queue.stop(cancelled::countDown);

        assertTrue(built.size() <= 1, built::toString);
    }

    private long build(Model model) {
        built.add(model.name());
        return 1;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            // asked again
        }
    }

    private static Model model(String folder, String name, String... reads) {
        return new Model(name, folder, "", Set.of(reads));
    }
}
