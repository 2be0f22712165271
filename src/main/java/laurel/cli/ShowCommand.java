package laurel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import laurel.engine.QueryReader;
import laurel.publish.Run;
import laurel.report.Workbook;
import laurel.spec.binding.Names;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints published rows. */
@Command(
        name = "show",
        description = "Print the rows of a dataset of a published run.",
        footer = "  laurel show tier_assignments --season black-friday-2025 --format csv")
final class ShowCommand extends LaurelCommand {
    private static final int ROWS_OF_A_TABLE = 100;

    @Parameters(paramLabel = "DATASET", description = "E.g. tier_assignments, ledger, quarantine.")
    private String dataset = "";

    @Mixin private ChosenRun chosen = new ChosenRun();

    @Option(
            names = "--season",
            paramLabel = "ID",
            description = "Only rows of this season, e.g. black-friday-2025.")
    private @Nullable String season;

    @Option(
            names = "--influencer",
            paramLabel = "ID",
            description = "Only rows of this influencer.")
    private @Nullable String influencer;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description =
                    "At most so many rows (default: " + ROWS_OF_A_TABLE + " of a table, else all).")
    private @Nullable Integer limit;

    @Mixin private FormatOption format = new FormatOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where a workbook goes (default: DATASET.xlsx). Only with --format xlsx.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        if (limit != null && limit < 0) {
            throw wrong("--limit must not be negative, got " + limit);
        }
        if (output != null && format.format() != RowFormat.XLSX) {
            throw wrong("--output goes with --format xlsx; other formats are printed");
        }
        Run run = chosen.run();
        if (!run.rows().containsKey(dataset)) {
            throw wrong(
                    "no dataset %s in run %s; %s"
                            .formatted(
                                    dataset, run.id(), Names.hint(dataset, run.rows().keySet())));
        }
        if (!isTakenAway(run)) {
            try (QueryReader reader = QueryReader.open()) {
                reader.register(dataset, run.files(dataset));
                show(reader);
            }
        }
        return ExitCodes.DONE;
    }

    private void show(QueryReader reader) throws IOException {
        Map<String, Boolean> columns = columns(reader);
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        only(columns, "season_id", season, conditions, values);
        only(columns, "influencer_id", influencer, conditions, values);
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        Integer most =
                limit != null ? limit : format.format() == RowFormat.TABLE ? ROWS_OF_A_TABLE : null;
        String atMost = most == null ? "" : " limit " + most;
        // no order: the files are sorted by the dataset's key already
        List<Map<String, @Nullable Object>> rows =
                reader.rows("select * from " + dataset + where + atMost, values.toArray());
        if (format.format() == RowFormat.XLSX) {
            workbook(List.of(new Workbook.Sheet("rows", columns.keySet(), rows)));
        } else {
            new RowPrinter(out()).print(format.format(), columns, rows);
        }
        if (rows.isEmpty() && !conditions.isEmpty() && !Integer.valueOf(0).equals(limit)) {
            nothing(reader, columns);
        }
        if (limit == null && most != null && rows.size() == most) {
            err().println("the first " + most + " rows; --limit shows more");
        }
    }

    /** An activation list for other programs has people's names and addresses too. */
    private boolean isTakenAway(Run run) throws IOException {
        boolean isList = dataset.equals(TakeAwayList.DATASET);
        if (!isList || (format.format() != RowFormat.CSV && format.format() != RowFormat.XLSX)) {
            return false;
        }
        Optional<TakeAwayList.Rows> found =
                chosen.results().jobFile().isEmpty()
                        ? Optional.empty()
                        : TakeAwayList.read(
                                chosen.results().jobFile().get(), run, season, influencer);
        if (found.isEmpty()) {
            err().println(
                            "names and e-mail addresses are left out: only the job's current run has"
                                    + " them, where it was made (--job)");
            return false;
        }
        takeAway(found.get());
        return true;
    }

    private void takeAway(TakeAwayList.Rows list) throws IOException {
        if (format.format() == RowFormat.XLSX) {
            workbook(
                    List.of(
                            new Workbook.Sheet("to contact", TakeAwayList.COLUMNS, list.active()),
                            new Workbook.Sheet(
                                    "held back", TakeAwayList.COLUMNS, list.heldBack())));
            return;
        }
        Map<String, Boolean> columns = new LinkedHashMap<>();
        TakeAwayList.COLUMNS.forEach(column -> columns.put(column, false));
        new RowPrinter(out()).print(format.format(), columns, list.active());
        if (!list.heldBack().isEmpty()) {
            err().println(
                            list.heldBack().size()
                                    + " rows are held back and not in it; --format xlsx has them on a"
                                    + " sheet of their own");
        }
    }

    private void workbook(List<Workbook.Sheet> sheets) throws IOException {
        if (sheets.stream().anyMatch(sheet -> sheet.rows().size() > Workbook.MOST_ROWS)) {
            throw wrong(
                    "a sheet holds %d rows at most; --limit them, or use --format csv"
                            .formatted(Workbook.MOST_ROWS));
        }
        Path file = output != null ? output : Path.of(dataset + ".xlsx");
        Workbook.write(file, sheets);
        out().println(file);
    }

    private void nothing(QueryReader reader, Map<String, Boolean> columns) {
        List<String> asked = new ArrayList<>();
        if (season != null) {
            asked.add("season " + season);
        }
        if (influencer != null) {
            asked.add("influencer " + influencer);
        }
        String seasons =
                !columns.containsKey("season_id")
                        ? ""
                        : reader
                                .rows(
                                        "select distinct season_id from "
                                                + dataset
                                                + " where season_id is not null order by season_id")
                                .stream()
                                .map(row -> String.valueOf(row.get("season_id")))
                                .collect(Collectors.joining(", ", "; its seasons: ", ""));
        err().println(
                        "nothing in %s is of %s%s"
                                .formatted(dataset, String.join(" and ", asked), seasons));
    }

    /** Names of the columns, and whether they hold numbers. */
    private Map<String, Boolean> columns(QueryReader reader) {
        Map<String, Boolean> columns = new LinkedHashMap<>();
        reader.rows("select column_name, column_type from (describe " + dataset + ")")
                .forEach(
                        row ->
                                columns.put(
                                        String.valueOf(row.get("column_name")),
                                        String.valueOf(row.get("column_type"))
                                                .matches("(BIG|SMALL|TINY)?INT(EGER)?|DECIMAL.*")));
        return columns;
    }

    private void only(
            Map<String, Boolean> columns,
            String column,
            @Nullable String value,
            List<String> conditions,
            List<Object> values) {
        if (value == null) {
            return;
        }
        if (!columns.containsKey(column)) {
            throw wrong("dataset " + dataset + " has no column " + column);
        }
        conditions.add(column + " = ?");
        values.add(value);
    }
}
