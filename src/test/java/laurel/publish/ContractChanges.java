package laurel.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import laurel.spec.OpenContract;
import laurel.spec.OpenContract.Part;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two versions of a contract, and which number of the version that raises. Of
 * a published dataset a change breaks who reads it, of a feed who delivers it.
 */
final class ContractChanges {
    /** The number of a version that a change must raise at least, the gravest last. */
    enum Level {
        PATCH,
        MINOR,
        MAJOR
    }

    record Change(Level level, String what) {}

    private final boolean isFeed;
    private final List<Change> changes = new ArrayList<>();

    private ContractChanges(boolean isFeed) {
        this.isFeed = isFeed;
    }

    static List<Change> ofDataset(OpenContract before, OpenContract after) {
        return new ContractChanges(false).between(before, after);
    }

    static List<Change> ofFeed(OpenContract before, OpenContract after) {
        return new ContractChanges(true).between(before, after);
    }

    private List<Change> between(OpenContract before, OpenContract after) {
        for (String property : List.of("sortKey", "partitionFolder")) {
            major(property, before.table().custom(property), after.table().custom(property));
        }
        before.columns()
                .forEach(
                        column ->
                                column(after, name(column))
                                        .ifPresentOrElse(
                                                now -> column(column, now),
                                                () -> removed(name(column))));
        after.columns().stream()
                .filter(column -> column(before, name(column)).isEmpty())
                .forEach(this::added);
        order(before, after);
        rules(before, after);
        if (changes.isEmpty() && !Objects.equals(before.root().node(), after.root().node())) {
            changes.add(new Change(Level.PATCH, "words"));
        }
        return changes;
    }

    private void column(Part before, Part after) {
        String name = name(before);
        for (String key : List.of("logicalType", "physicalType")) {
            major(name + "." + key, before.value(key), after.value(key));
        }
        major(name + ".unit", before.custom("unit"), after.custom("unit"));
        if (before.isTrue("required") != after.isTrue("required")) {
            boolean isBroken = before.isTrue("required") != isFeed;
            String now = after.isTrue("required") ? "is required now" : "may be missing now";
            changes.add(new Change(isBroken ? Level.MAJOR : Level.MINOR, name + " " + now));
        }
        if (isFeed) {
            for (String key : List.of("primaryKeyPosition", "logicalTypeOptions")) {
                major(name + "." + key, before.value(key), after.value(key));
            }
            major(name + ".blank", before.custom("blank"), after.custom("blank"));
            words(name, before.customs("words"), after.customs("words"));
        }
    }

    private void words(String name, List<String> before, List<String> after) {
        if (!before.equals(after)) {
            boolean isWider = after.isEmpty() || (!before.isEmpty() && after.containsAll(before));
            changes.add(
                    new Change(
                            isWider ? Level.MINOR : Level.MAJOR,
                            name + " takes " + after + " now"));
        }
    }

    private void added(Part column) {
        boolean isBroken = isFeed && column.isTrue("required");
        changes.add(new Change(isBroken ? Level.MAJOR : Level.MINOR, name(column) + " was added"));
    }

    private void removed(String name) {
        changes.add(new Change(Level.MAJOR, name + " was removed"));
    }

    /** Who reads by place must still find the old columns in their old order; feeds have names. */
    private void order(OpenContract before, OpenContract after) {
        List<String> was = names(before);
        List<String> is = names(after);
        was.retainAll(is);
        is.retainAll(was);
        if (!isFeed && !was.equals(is)) {
            changes.add(new Change(Level.MAJOR, "columns stand in another order"));
        }
    }

    /** A new rule of a feed rejects what was taken. */
    private void rules(OpenContract before, OpenContract after) {
        List<String> was =
                before.table().parts("quality").stream().map(ContractChanges::name).toList();
        List<String> is =
                after.table().parts("quality").stream().map(ContractChanges::name).toList();
        if (isFeed && !was.containsAll(is)) {
            changes.add(new Change(Level.MAJOR, "rules are " + is + " now"));
        } else if (!was.equals(is)) {
            changes.add(new Change(Level.MINOR, "rules are " + is + " now"));
        }
    }

    private void major(String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(Level.MAJOR, what + " was " + before + ", is " + after));
        }
    }

    private static Optional<Part> column(OpenContract contract, String name) {
        return contract.columns().stream().filter(column -> name(column).equals(name)).findFirst();
    }

    private static List<String> names(OpenContract contract) {
        return new ArrayList<>(contract.columns().stream().map(ContractChanges::name).toList());
    }

    private static String name(Part part) {
        return part.text("name");
    }
}
