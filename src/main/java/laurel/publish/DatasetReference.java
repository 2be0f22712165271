package laurel.publish;

import java.util.Locale;
import java.util.stream.Collectors;

/** The contracts as a page for people. */
public final class DatasetReference {
    private DatasetReference() {}

    /** All contracts in Markdown, one section a dataset. */
    public static String markdown() {
        return """
        # Published datasets

        Made from the data contracts in `src/main/resources/laurel/datasets`. Money is in the
        reporting currency with its minor units (`money`), ratios and shares have six places
        (`ratio`), days are local dates. Rows are sorted by the sort key, nulls first. The rules
        of a run are published beside these datasets as `cfg_…`.

        """
                + Contracts.all().stream()
                        .map(DatasetReference::section)
                        .collect(Collectors.joining("\n"));
    }

    private static String section(Contract contract) {
        StringBuilder page = new StringBuilder();
        page.append("## ").append(contract.dataset()).append("\n\n");
        page.append(contract.purpose()).append(' ').append(contract.rows()).append("\n\n");
        page.append("Contract version ").append(contract.version());
        page.append(" · files: `").append(files(contract));
        page.append("` · sort key: ").append(String.join(", ", contract.sortKey())).append("\n\n");
        page.append("| column | type | always there | meaning |\n| --- | --- | --- | --- |\n");
        contract.properties().forEach(property -> page.append(line(property)));
        return page.toString();
    }

    private static String files(Contract contract) {
        Partition partition = contract.partition();
        String folder = partition == null ? "" : partition.folder() + "=…/";
        return contract.dataset() + "/" + folder + contract.dataset() + ".parquet";
    }

    private static String line(Contract.Property property) {
        String type =
                property.unit() == Unit.PLAIN
                        ? property.column().typeName()
                        : property.unit().name().toLowerCase(Locale.ROOT);
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        property.name(),
                        type,
                        property.column().isRequired() ? "yes" : "",
                        property.column().description().replace("|", "\\|"));
    }
}
