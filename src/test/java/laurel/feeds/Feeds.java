package laurel.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import laurel.engine.QueryReader;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;
import laurel.spec.FeedSpec.Format;
import org.jspecify.annotations.Nullable;

/** Feeds in a temporary folder, landed for real and read back. */
final class Feeds {
    static final byte[] KEY = "a test's key".getBytes(StandardCharsets.UTF_8);
    static final LandingSettings BERLIN =
            new LandingSettings(
                    ZoneId.of("Europe/Berlin"), "EUR", List.of("ref", "utm_content"), KEY, 2);

    private final Path folder;
    private LandingSettings settings = BERLIN;
    private LandingProgress progress = LandingProgress.silent();
    private FeedHistory history = FeedHistory.NONE;

    Feeds(Path folder) {
        this.folder = folder;
    }

    Feeds with(LandingSettings other) {
        settings = other;
        return this;
    }

    Feeds with(LandingProgress other) {
        progress = other;
        return this;
    }

    Feeds knowing(Set<String> digests) {
        history = new FeedHistory(digests, Map.of());
        return this;
    }

    Path write(String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Landed land(FeedSpec... feeds) {
        return new Landed(
                Landing.land(
                        List.of(feeds),
                        settings,
                        folder.resolve("landed"),
                        folder.resolve("work"),
                        history,
                        progress));
    }

    /** A CSV feed described by nothing but its source. */
    FeedSpec csv(FeedKind feed, String source) {
        return spec(feed, folder, source, Format.Kind.CSV);
    }

    FeedSpec spec(FeedKind feed, String source, Format.Kind kind) {
        return spec(feed, folder, source, kind);
    }

    static FeedSpec spec(FeedKind feed, Path folder, String source, Format.Kind kind) {
        return new FeedSpec(
                feed,
                folder,
                source,
                new Format(kind, ','),
                Map.of(),
                Map.of(),
                null,
                null,
                null,
                '.',
                null,
                feed == FeedKind.POSTS,
                List.of(),
                FeedSpec.Tolerance.DATA,
                new BigDecimal("0.01"),
                null,
                null);
    }

    static FeedSpec mapped(FeedSpec spec, Map<String, String> columns) {
        return copy(spec, columns, spec.order(), spec.isMultiline());
    }

    static FeedSpec ordered(FeedSpec spec, List<String> order) {
        return copy(spec, spec.columns(), order, spec.isMultiline());
    }

    static FeedSpec multiline(FeedSpec spec, boolean isMultiline) {
        return copy(spec, spec.columns(), spec.order(), isMultiline);
    }

    private static FeedSpec copy(
            FeedSpec spec, Map<String, String> columns, List<String> order, boolean isMultiline) {
        return new FeedSpec(
                spec.feed(),
                spec.folder(),
                spec.source(),
                spec.format(),
                columns,
                spec.constants(),
                spec.timezone(),
                spec.timestampFormat(),
                spec.dateFormat(),
                spec.decimalSeparator(),
                spec.groupingSeparator(),
                isMultiline,
                order,
                spec.tolerance(),
                spec.maxRejectsShare(),
                spec.freshness(),
                spec.replayed());
    }

    /** What was landed, to be asked in SQL. */
    record Landed(LandedFeeds feeds) {
        List<Map<String, @Nullable Object>> rows(String sql) {
            try (QueryReader reader = QueryReader.open()) {
                feeds.relations().forEach(reader::register);
                return reader.rows(sql);
            }
        }

        /** Each row's values, joined by {@code ;}. */
        List<String> lines(String sql) {
            List<String> lines = new ArrayList<>();
            for (Map<String, @Nullable Object> row : rows(sql)) {
                List<String> cells = new ArrayList<>();
                row.values().forEach(value -> cells.add(String.valueOf(value)));
                lines.add(String.join(";", cells));
            }
            return lines;
        }

        /** Line and rule of each reject. */
        List<String> rejects() {
            return lines("select line, rule from raw_rejects order by line");
        }

        /** The relation's first file. */
        Path path(String relation) {
            return feeds.relations().getOrDefault(relation, List.of()).get(0);
        }

        /** The landing key of the orders' first file. */
        String key() {
            Path orders = path("raw_orders");
            return orders.getName(orders.getNameCount() - 2).toString();
        }

        LandedFile file() {
            return feeds.files().get(0);
        }

        /** All rows of all relations, without what names the file's bytes. */
        Map<String, List<String>> contents() {
            Map<String, List<String>> contents = new HashMap<>();
            for (String relation : feeds.relations().keySet()) {
                if (!Set.of("raw_files", "raw_new_files").contains(relation)) {
                    contents.put(
                            relation,
                            lines("select * exclude (file_id) from " + relation + " order by all"));
                }
            }
            return contents;
        }
    }
}
