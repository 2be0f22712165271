package laurel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import laurel.engine.Source;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final Contract LEDGER = Contracts.of("ledger").orElseThrow();
    private static final Source ALL = file("all");

    private static final TreeMap<String, Figures> FIGURES =
            new TreeMap<>(
                    Map.of(
                            "2025-09", rows(60_000),
                            "2025-10", rows(20_000),
                            "2025-11", rows(90_000),
                            "2025-12", rows(30_000)));

    @Test
    void monthsInFilesOfTheirOwnAreSortedFileByFile() {
        assertEquals(
                List.of(
                        "[2025-09, 2025-10] of [2025-09, 2025-10] where true",
                        "[2025-11, 2025-12] of [2025-11, 2025-12] where true"),
                told(
                        2,
                        List.of(
                                Set.of("2025-10", "2025-09"),
                                Set.of("2025-08"),
                                Set.of("2025-12", "2025-11"))));
    }

    @Test
    void monthsInFewerFilesThanThereAreThreadsAreCutByRows() {
        assertEquals(
                List.of(
                        "[2025-09, 2025-10, 2025-11] of all where"
                                + " cast(date_trunc('month', ordered_on) as date) in (date '2025-09-01',"
                                + " date '2025-10-01', date '2025-11-01')",
                        "[2025-12] of all where"
                                + " cast(date_trunc('month', ordered_on) as date) in (date '2025-12-01')"),
                told(2, List.of(FIGURES.keySet())));
    }

    @Test
    void fewRowsAreOneSpan() {
        assertEquals(
                List.of("[2025-09, 2025-10, 2025-11, 2025-12] of all where true"),
                told(5, List.of(Set.of("2025-09", "2025-10"), Set.of("2025-11", "2025-12"))));
    }

    private static List<String> told(int threads, List<Set<String>> files) {
        Parts parts = new Parts(new TreeMap<>(), files, months -> file(months.toString()));
        return Span.cut(LEDGER, ALL, parts, FIGURES, true, threads).stream()
                .map(
                        span ->
                                "%s of %s where %s"
                                        .formatted(
                                                span.wanted().keySet(),
                                                span.rows().files().get(0),
                                                span.condition()))
                .toList();
    }

    private static Source file(String name) {
        return Source.of(List.of(Path.of(name)));
    }

    private static Figures rows(long rows) {
        return new Figures(rows, Map.of());
    }
}
