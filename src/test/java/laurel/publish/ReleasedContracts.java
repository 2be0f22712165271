package laurel.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.publish.ContractChanges.Change;
import laurel.publish.ContractChanges.Level;
import laurel.spec.FeedKind;
import laurel.spec.OpenContract;

/**
 * Every version of a contract that was ever released, {@code released/<datasets or
 * feeds>/<name>/<version>/contract.yml}. What was released is never changed.
 */
public final class ReleasedContracts {
    static final Path DATASETS = Path.of("src/test/resources/released/datasets");
    static final Path FEEDS = Path.of("src/test/resources/released/feeds");
    private static final Path RESOURCES = Path.of("src/main/resources/laurel");

    private ReleasedContracts() {}

    /** A version as three numbers. */
    record Version(int major, int minor, int patch) implements Comparable<Version> {
        static Version of(String text) {
            int[] numbers = Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
            return new Version(numbers[0], numbers[1], numbers[2]);
        }

        /** The number that was raised to come here. */
        Level raisedFrom(Version before) {
            return major != before.major
                    ? Level.MAJOR
                    : minor != before.minor ? Level.MINOR : Level.PATCH;
        }

        @Override
        public int compareTo(Version other) {
            return Comparator.comparingInt(Version::major)
                    .thenComparingInt(Version::minor)
                    .thenComparingInt(Version::patch)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return major + "." + minor + "." + patch;
        }
    }

    /** A version that was released, and its folder. */
    record Released(String name, Version version, Path folder) {
        OpenContract contract() throws IOException {
            return read(folder.resolve("contract.yml"));
        }
    }

    /**
     * What keeps the present contracts from being released as they are, a sentence each.
     *
     * @param isMaking whether a version that is not kept yet is kept from now on
     */
    public static List<String> problems(boolean isMaking) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Contract contract : Contracts.all()) {
            String file = "datasets/" + contract.dataset() + ".yml";
            problems.addAll(problems(RESOURCES.resolve(file), DATASETS, isMaking));
            if (isMaking) {
                GoldenRows.keep(contract, DATASETS.resolve(contract.dataset()));
            }
        }
        for (FeedKind feed : FeedKind.values()) {
            Path file = RESOURCES.resolve("feeds/" + feed.id() + ".yml");
            problems.addAll(problems(file, FEEDS, isMaking));
        }
        return problems;
    }

    /** All versions of all contracts under a folder, the oldest of each first. */
    static List<Released> all(Path root) throws IOException {
        List<Released> all = new ArrayList<>();
        for (Path named : list(root)) {
            all.addAll(of(named));
        }
        return all;
    }

    private static List<Released> of(Path named) throws IOException {
        return list(named).stream()
                .map(
                        folder ->
                                new Released(
                                        String.valueOf(named.getFileName()),
                                        Version.of(String.valueOf(folder.getFileName())),
                                        folder))
                .sorted(Comparator.comparing(Released::version))
                .toList();
    }

    private static List<String> problems(Path present, Path root, boolean isMaking)
            throws IOException {
        OpenContract contract = read(present);
        Path named = root.resolve(contract.root().text("name"));
        Version version = Version.of(contract.root().text("version"));
        Path kept = named.resolve(version + "/contract.yml");
        if (isMaking && !Files.exists(kept)) {
            Files.createDirectories(kept.getParent());
            Files.copy(present, kept);
        }
        List<String> problems = new ArrayList<>();
        if (!Files.exists(kept)) {
            problems.add(
                    present
                            + ": version "
                            + version
                            + " is not kept; run mvn test -Dtest=ReferencePagesTest"
                            + " -Dlaurel.regenerate=true");
        } else if (!Files.readString(kept).equals(Files.readString(present))) {
            problems.add(
                    "%s was released as %s and differs now: %s"
                            .formatted(present, version, advice(read(kept), contract, root)));
        }
        of(named).stream()
                .filter(released -> released.version.compareTo(version) < 0)
                .reduce((older, newer) -> newer)
                .ifPresent(before -> problems.addAll(steps(before, version, contract, root)));
        return problems;
    }

    private static List<String> steps(
            Released before, Version version, OpenContract now, Path root) {
        try {
            Level raised = version.raisedFrom(before.version);
            return changes(before.contract(), now, root).stream()
                    .filter(change -> change.level().compareTo(raised) > 0)
                    .map(
                            change ->
                                    "%s %s after %s: %s; that takes a new %s version"
                                            .formatted(
                                                    before.name,
                                                    version,
                                                    before.version,
                                                    change.what(),
                                                    change.level()))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String advice(OpenContract before, OpenContract now, Path root) {
        return changes(before, now, root).stream()
                .map(change -> change.what() + " takes a new " + change.level() + " version")
                .collect(Collectors.joining("; "));
    }

    private static List<Change> changes(OpenContract before, OpenContract now, Path root) {
        return root.equals(FEEDS)
                ? ContractChanges.ofFeed(before, now)
                : ContractChanges.ofDataset(before, now);
    }

    static OpenContract read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return OpenContract.read(file.toString(), in);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
