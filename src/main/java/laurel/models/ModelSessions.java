package laurel.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import laurel.engine.Engine;
import laurel.engine.Source;
import org.jspecify.annotations.Nullable;

/** The sessions in which models are built side by side; the first failure stops all. */
final class ModelSessions {
    private final Engine engine;
    private final int threads;
    private final List<ModelWriter> idle = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /**
     * @param threads how many Java may use where it computes a relation
     */
    ModelSessions(Engine engine, int threads) {
        this.engine = engine;
        this.threads = threads;
    }

    /**
     * Does something with a session that nobody else uses, best with one that has looked at the
     * same.
     */
    <T> T run(Map<String, Source> seen, Function<ModelWriter, T> work) {
        RuntimeException earlier = failure.get();
        if (earlier != null) {
            throw earlier;
        }
        ModelWriter writer = idle(seen).orElseGet(this::session);
        try {
            T result = work.apply(writer);
            synchronized (idle) {
                idle.add(writer);
            }
            return result;
        } catch (RuntimeException e) {
            if (failure.compareAndSet(null, e)) {
                engine.cancel();
            }
            throw Objects.requireNonNull(failure.get());
        }
    }

    private Optional<ModelWriter> idle(Map<String, Source> seen) {
        synchronized (idle) {
            Optional<ModelWriter> best =
                    idle.stream().max(Comparator.comparingLong(writer -> writer.known(seen)));
            best.ifPresent(idle::remove);
            return best;
        }
    }

    private ModelWriter session() {
        return new ModelWriter(engine.session(), threads);
    }
}
