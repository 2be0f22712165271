package laurel.spec;

import java.util.List;
import java.util.Locale;
import laurel.spec.FeedKind.Cell;
import laurel.spec.FeedKind.FeedColumn;
import laurel.spec.OpenContract.Part;
import org.jspecify.annotations.Nullable;

/**
 * What Laurel asks of a feed.
 *
 * @param version of the contract: what makes good deliveries bad raises the first number
 * @param rows what one row is
 * @param key columns whose values name a row, in their order
 * @param rules rules of the quarantine that look at more than one cell
 */
public record FeedContract(
        String feed,
        String version,
        String purpose,
        String rows,
        List<FeedColumn> columns,
        List<String> key,
        List<String> rules) {
    public FeedContract {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        rules = List.copyOf(rules);
    }

    public static FeedContract of(OpenContract contract) {
        Part table = contract.table();
        List<String> key =
                contract.columns().stream()
                        .filter(column -> column.isTrue("primaryKey"))
                        .sorted((a, b) -> Integer.compare(place(a), place(b)))
                        .map(column -> column.text("name"))
                        .toList();
        return new FeedContract(
                contract.root().text("name"),
                contract.root().text("version"),
                contract.root().part("description").text("purpose"),
                table.text("description"),
                contract.columns().stream().map(FeedContract::column).toList(),
                key,
                table.parts("quality").stream().map(rule -> rule.text("name")).toList());
    }

    private static int place(Part column) {
        return Integer.parseInt(column.text("primaryKeyPosition"));
    }

    private static FeedColumn column(Part column) {
        @Nullable Object blank = column.custom("blank");
        return new FeedColumn(
                column.text("name"),
                column.isTrue("required"),
                Cell.valueOf(column.text("physicalType").toUpperCase(Locale.ROOT)),
                column.customs("words"),
                blank == null ? null : blank.toString(),
                Integer.valueOf(1).equals(column.part("logicalTypeOptions").value("maximum")),
                "personal".equals(column.value("classification")),
                column.text("description"));
    }
}
