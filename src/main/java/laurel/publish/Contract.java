package laurel.publish;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * What a published dataset promises its readers.
 *
 * @param dataset its name, that of its relation and of its folder in a run
 * @param version of the contract: a removed or retyped column raises the first number
 * @param purpose what it is for
 * @param rows what one row is
 * @param sortKey columns by which its rows are totally ordered, each with an optional {@code desc};
 *     nulls first
 * @param partition how it is cut into folders; null: one file
 */
public record Contract(
        String dataset,
        String version,
        String purpose,
        String rows,
        List<Property> properties,
        List<String> sortKey,
        @Nullable Partition partition) {

    /**
     * A column.
     *
     * @param column as published, money with as many places as a currency without minor units
     * @param isDerived whether it is computed when rows are written; its relation lacks it
     */
    public record Property(Column column, Unit unit, boolean isDerived) {
        public String name() {
            return column.name();
        }

        Column published(int minorUnits) {
            return unit == Unit.MONEY
                    ? new Column(
                            column.name(),
                            column.type(),
                            column.precision(),
                            minorUnits,
                            column.isRequired(),
                            column.description())
                    : column;
        }
    }

    public Contract {
        properties = List.copyOf(properties);
        sortKey = List.copyOf(sortKey);
        List<String> names = properties.stream().map(Property::name).toList();
        for (String key : sortKey) {
            if (!names.contains(sortColumn(key))) {
                throw new IllegalArgumentException(dataset + ": sorted by unknown column " + key);
            }
        }
        if (sortKey.isEmpty()
                || (partition != null && !partition.column().equals(sortKey.get(0)))) {
            throw new IllegalArgumentException(
                    dataset + ": the sort key must begin with the partition's column");
        }
    }

    /** The columns of its files, for a reporting currency with so many minor units. */
    public TableSchema schema(int minorUnits) {
        return new TableSchema(
                properties.stream().map(property -> property.published(minorUnits)).toList());
    }

    /** The columns of its model: money in minor units, ratios in millionths. */
    public TableSchema modelled() {
        return new TableSchema(
                properties.stream()
                        .filter(property -> !property.isDerived())
                        .map(
                                property ->
                                        property.unit() == Unit.PLAIN
                                                ? property.column()
                                                : Column.bigint(property.name()))
                        .toList());
    }

    List<String> names(Unit unit) {
        return properties.stream()
                .filter(property -> property.unit() == unit)
                .map(Property::name)
                .toList();
    }

    /** Its columns that no model makes. */
    public List<String> derived() {
        return properties.stream().filter(Property::isDerived).map(Property::name).toList();
    }

    /** The sort key as SQL. */
    String orderBy() {
        return sortKey.stream().map(key -> key + " nulls first").collect(Collectors.joining(", "));
    }

    /** Columns whose values hardly repeat inside a partition: that by which its rows are sorted. */
    Set<String> distinct() {
        return partition == null || sortKey.size() == 1
                ? Set.of()
                : Set.of(sortColumn(sortKey.get(1)));
    }

    /**
     * The file of a partition within a run, {@code /} separated.
     *
     * @param value empty without partitions
     */
    String path(String value) {
        String place =
                partition == null || value.isEmpty()
                        ? dataset
                        : dataset + "/" + partition.folderOf(value);
        return place + "/" + dataset + ".parquet";
    }

    /**
     * Columns of which a file tells what values lie where. Texts by which it is not sorted lie
     * everywhere, and to compare them, or wide numbers, is half of the work of writing them.
     */
    Set<String> indexed() {
        List<String> sorted = sortColumns();
        return properties.stream()
                .map(Property::column)
                .filter(column -> sorted.contains(column.name()) || !column.isBinary())
                .map(Column::name)
                .collect(Collectors.toSet());
    }

    /** The columns of the sort key, whichever way each is sorted. */
    List<String> sortColumns() {
        return sortKey.stream().map(Contract::sortColumn).toList();
    }

    private static String sortColumn(String key) {
        return key.endsWith(" desc") ? key.substring(0, key.length() - " desc".length()) : key;
    }
}
