package laurel.publish;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import laurel.parquet.Column;
import laurel.parquet.ColumnType;
import laurel.spec.OpenContract;

/** Reads the contract of a published dataset. */
final class ContractReader {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");
    private static final int MONEY_DIGITS = 18;

    private ContractReader() {}

    static Contract read(OpenContract contract) {
        OpenContract.Part root = contract.root();
        OpenContract.Part table = contract.table();
        List<String> sortKey = table.customs("sortKey");
        Object folder = table.custom("partitionFolder");
        return new Contract(
                root.text("name"),
                root.text("version"),
                root.part("description").text("purpose"),
                table.text("description"),
                contract.columns().stream().map(ContractReader::property).toList(),
                sortKey,
                folder == null ? null : new Partition(folder.toString(), sortKey.get(0)));
    }

    private static Contract.Property property(OpenContract.Part property) {
        Object unit = property.custom("unit");
        Unit counted =
                unit == null ? Unit.PLAIN : Unit.valueOf(unit.toString().toUpperCase(Locale.ROOT));
        Column column =
                column(property.text("name"), property.text("physicalType"), counted)
                        .describedAs(property.text("description"));
        return new Contract.Property(
                property.isTrue("required") ? column.required() : column,
                counted,
                Boolean.TRUE.equals(property.custom("derived")));
    }

    private static Column column(String name, String type, Unit unit) {
        if (unit == Unit.MONEY) {
            return Column.decimal(name, MONEY_DIGITS, 0);
        }
        Matcher decimal = DECIMAL.matcher(type);
        return decimal.matches()
                ? Column.decimal(
                        name,
                        Integer.parseInt(decimal.group(1)),
                        Integer.parseInt(decimal.group(2)))
                : Column.of(name, ColumnType.valueOf(type));
    }
}
