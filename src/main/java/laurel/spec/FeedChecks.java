package laurel.spec;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Names;
import org.jspecify.annotations.Nullable;

/** What the keys of a feed must keep to together. */
final class FeedChecks {
    private FeedChecks() {}

    static void check(
            FeedKind feed,
            String source,
            Map<String, String> columns,
            Map<String, String> constants) {
        List<String> known = feed.columns().stream().map(FeedKind.FeedColumn::name).toList();
        Checks checks = new Checks();
        checks.that(!source.isBlank(), "source", "is blank; name a file or a glob");
        Stream.of(Map.entry("columns", columns), Map.entry("constants", constants))
                .forEach(
                        part ->
                                part.getValue().keySet().stream()
                                        .filter(column -> !known.contains(column))
                                        .forEach(
                                                column ->
                                                        checks.that(
                                                                false,
                                                                part.getKey() + "." + column,
                                                                "%s has no such column; %s",
                                                                feed.id(),
                                                                Names.hint(column, known))));
        constants.keySet().stream()
                .filter(columns::containsKey)
                .forEach(
                        column ->
                                checks.that(
                                        false,
                                        "constants." + column,
                                        "is also among columns; leave one out"));
        checks.done();
    }

    static void check(
            @Nullable String timestampFormat,
            @Nullable String dateFormat,
            char decimal,
            @Nullable Character grouping,
            List<String> order) {
        new Checks()
                .that(
                        isPattern(timestampFormat),
                        "timestamp-format",
                        "'%s' is no pattern such as dd.MM.yyyy HH:mm",
                        timestampFormat)
                .that(
                        isPattern(dateFormat),
                        "date-format",
                        "'%s' is no pattern such as dd.MM.yyyy",
                        dateFormat)
                .that(
                        isSign(decimal),
                        "decimal-separator",
                        "'%s' cannot stand before a fraction",
                        decimal)
                .that(
                        grouping == null || isSign(grouping),
                        "grouping-separator",
                        "'%s' cannot stand between digits",
                        grouping)
                .that(
                        grouping == null || grouping != decimal,
                        "grouping-separator",
                        "'%s' is also the decimal separator",
                        grouping)
                .unique(order, "order[%d]")
                .done();
    }

    static void delimiter(FeedSpec.Format.Kind kind, char delimiter) {
        new Checks()
                .that(
                        "\"\r\n\0\uFEFF".indexOf(delimiter) < 0
                                && !Character.isLetterOrDigit(delimiter),
                        "delimiter",
                        "'%s' cannot stand between cells",
                        delimiter)
                .that(
                        kind == FeedSpec.Format.Kind.CSV || delimiter == ',',
                        "delimiter",
                        "goes with csv; the kind is %s",
                        Names.of(kind))
                .done();
    }

    private static boolean isSign(char separator) {
        return !Character.isLetterOrDigit(separator) && separator != '-';
    }

    private static boolean isPattern(@Nullable String pattern) {
        if (pattern == null) {
            return true;
        }
        try {
            DateTimeFormatter made = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
            return !made.toString().isBlank();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
