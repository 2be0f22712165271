package laurel.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import laurel.spec.binding.Binder;
import laurel.spec.binding.Problem;
import laurel.spec.binding.Problems;
import laurel.spec.binding.RecordKey;
import laurel.spec.binding.YamlFile;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a job file and the feed files it names. */
public final class SpecReader {
    private SpecReader() {}

    /**
     * @throws SpecException with all problems of all files
     */
    public static Job read(Path jobFile) {
        Problems problems = new Problems(FeedFiles.name(jobFile));
        Optional<Node> root = YamlFile.read(jobFile, problems);
        FeedFiles files = new FeedFiles(jobFile, root.orElse(null), problems);
        Optional<Job> job = root.flatMap(node -> bind(jobFile, node, files, problems));
        List<Problem> found = files.problems();
        if (!found.isEmpty()) {
            throw new SpecException(found);
        }
        return job.orElseThrow(() -> new IllegalStateException("[BUG] no job and no problem"));
    }

    private static Optional<Job> bind(Path jobFile, Node node, FeedFiles files, Problems problems) {
        Path folder = FeedFiles.folder(jobFile);
        Binder.Context context =
                new Binder.Context() {
                    @Override
                    public @Nullable Object value(Class<?> type, RecordKey key, MappingNode at) {
                        return type == FeedSpec.class
                                ? files.feedValue(folder, key, at)
                                : key.isGiven() ? folder : null;
                    }

                    @Override
                    public Optional<Binder.Elements> elements(Class<?> type) {
                        return type == FeedSpec.class ? Optional.of(files) : Optional.empty();
                    }
                };
        return new Binder(folder, problems, context).bind(Job.class, node);
    }
}
