package laurel.feeds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import laurel.spec.FeedKind.FeedColumn;
import laurel.spec.FeedSpec;
import org.jspecify.annotations.Nullable;

/**
 * Which cell of a record each canonical column is read from. Constants come behind the cells of the
 * record.
 *
 * @param sources place of the cell, by place of the canonical column; -1: nowhere
 * @param constants texts to be added to each record
 * @param width cells that a record must have
 */
record Mapping(List<Integer> sources, List<String> constants, int width) {
    /**
     * @param header as delivered; null: cells come in the feed's own order
     */
    static Mapping of(FeedSpec spec, @Nullable List<String> header) {
        List<FeedColumn> columns = spec.feed().columns();
        List<String> names = header == null ? List.of() : names(header);
        int width = header == null ? columns.size() : header.size();
        List<String> constants = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            String constant = spec.constants().get(name);
            if (constant != null) {
                sources.add(width + constants.size());
                constants.add(constant);
            } else {
                sources.add(header == null ? i : names.indexOf(source(spec, name)));
            }
        }
        return new Mapping(List.copyOf(sources), List.copyOf(constants), width);
    }

    /** What can be said of a header before any row is read. */
    static HeaderReport report(FeedSpec spec, String file, List<String> header) {
        List<String> names = names(header);
        List<String> used = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (FeedColumn column : spec.feed().columns()) {
            if (!spec.constants().containsKey(column.name())) {
                String source = source(spec, column.name());
                used.add(source);
                if (!names.contains(source)) {
                    (column.isRequired() ? missing : absent).add(column.name());
                }
            }
        }
        absent.retainAll(spec.columns().keySet());
        if (isWithoutCustomer(spec, names)) {
            missing.add("customer_id");
        }
        List<String> unmapped =
                IntStream.range(0, names.size())
                        .filter(i -> !used.contains(names.get(i)))
                        .mapToObj(header::get)
                        .toList();
        List<String> duplicates =
                names.stream()
                        .filter(name -> used.contains(name))
                        .filter(name -> Collections.frequency(names, name) > 1)
                        .distinct()
                        .toList();
        List<HeaderReport.Missing> wanted =
                missing.stream().map(name -> missing(spec, name, unmapped)).toList();
        return new HeaderReport(
                spec.feed(), file, header, unmapped, wanted, duplicates, List.copyOf(absent), null);
    }

    private static HeaderReport.Missing missing(FeedSpec spec, String name, List<String> unmapped) {
        String source = spec.columns().getOrDefault(name, name);
        return new HeaderReport.Missing(name, source, Nearest.of(source, unmapped));
    }

    /** Clicks must say whose they are, by id or by e-mail. */
    private static boolean isWithoutCustomer(FeedSpec spec, List<String> names) {
        return spec.feed() == laurel.spec.FeedKind.CLICKS
                && List.of("customer_id", "customer_email").stream()
                        .noneMatch(
                                name ->
                                        spec.constants().containsKey(name)
                                                || names.contains(source(spec, name)));
    }

    static String source(FeedSpec spec, String column) {
        return name(spec.columns().getOrDefault(column, column));
    }

    private static List<String> names(List<String> header) {
        return header.stream().map(Mapping::name).toList();
    }

    private static String name(String column) {
        return Text.trim(column).toLowerCase(Locale.ROOT);
    }
}
