package laurel.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** When the revenue came: the days of the season and those around it. */
record When(Season season) {
    private static final int DAYS_BEFORE = 28;
    private static final int DAYS_AFTER = 14;
    private static final String CREDITED = "sum(revenue) filter (where influencer_id is not null)";
    private static final String UNCREDITED =
            "sum(revenue) filter (where influencer_id is null and not starts_with(reason, 'excluded'))";

    Section section() {
        Section section = Section.of("when", "When it came");
        return section.chart(days());
    }

    private Chart days() {
        LocalDate from = LocalDate.parse(season.summary().word("starts_on"));
        LocalDate before = LocalDate.parse(season.summary().word("ends_before"));
        Table table =
                Table.of(
                        "Net revenue and posts a day, money in " + season.currency(),
                        "Day",
                        ">Credited",
                        ">Credited to nobody",
                        ">Ordinary day (estimate)",
                        ">Posts",
                        "Season");
        around(from.minusDays(DAYS_BEFORE), from).forEach(row -> outside(table, row));
        List<Row> days =
                season.tables()
                        .rows(
                                season.of("season_days", "day_on")
                                        .columns(columns())
                                        .order("day_on"));
        days.forEach(
                row ->
                        table.line(
                                row.text("day_on"),
                                row.cell("net_revenue", Format.MONEY),
                                row.cell("unattributed_revenue", Format.MONEY),
                                row.cell("estimated_baseline", Format.MONEY),
                                row.cell("posts", Format.COUNT),
                                Cell.text("in")));
        around(before, before.plusDays(DAYS_AFTER)).forEach(row -> outside(table, row));
        return new Chart("days", title(days), season.currency(), table, true);
    }

    private String[] columns() {
        List<String> columns =
                new ArrayList<>(
                        List.of("net_revenue", "unattributed_revenue", "estimated_baseline"));
        if (season.tables().has("season_days", "posts")) {
            columns.add("posts");
        }
        return columns.toArray(new String[0]);
    }

    private List<Row> around(LocalDate from, LocalDate before) {
        return season.tables()
                .rows(
                        Query.of("ledger", "ordered_on")
                                .where("ordered_on >=", from.toString())
                                .where("ordered_on <", before.toString())
                                .columns(CREDITED, UNCREDITED)
                                .order("ordered_on"));
    }

    private static void outside(Table table, Row row) {
        table.line(
                row.text("ordered_on"),
                row.cell(CREDITED, Format.MONEY),
                row.cell(UNCREDITED, Format.MONEY),
                Cell.text("–"),
                Cell.text("–"),
                Cell.text("outside"));
    }

    private List<Cell> title(List<Row> days) {
        return days.stream()
                .filter(day -> day.number("net_revenue").signum() > 0)
                .max((a, b) -> a.number("net_revenue").compareTo(b.number("net_revenue")))
                .map(
                        best ->
                                Section.cells(
                                        "The best day was " + best.word("day_on") + " with ",
                                        best.cell("net_revenue", Format.MONEY),
                                        " " + season.currency()))
                .orElseGet(() -> Section.cells("Net revenue a day"));
    }
}
