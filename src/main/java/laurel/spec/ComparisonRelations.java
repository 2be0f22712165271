package laurel.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.parquet.Tables;
import laurel.spec.AttributionSpec.ClickModel;
import laurel.spec.binding.Names;

/** What is compared in reports: the click models and the orders of evidence. */
final class ComparisonRelations {
    private ComparisonRelations() {}

    /**
     * Writes one Parquet file a relation. {@code cfg_click_models} holds the job's click model, and
     * the others where they are compared.
     *
     * @return relation to file
     */
    static Map<String, Path> write(Job job, Path folder) {
        boolean isCompared = job.report().modelComparison();
        ClickModel published = job.attribution().click().model();
        List<List<Object>> models =
                Stream.of(ClickModel.values())
                        .filter(model -> isCompared || model == published)
                        .map(model -> List.<Object>of(Names.of(model), model == published))
                        .toList();
        Map<String, Path> written = new LinkedHashMap<>();
        written.put("cfg_comparison", folder.resolve("cfg_comparison.parquet"));
        written.put("cfg_click_models", folder.resolve("cfg_click_models.parquet"));
        written.put("cfg_evidence_orders", folder.resolve("cfg_evidence_orders.parquet"));
        Tables.write(
                folder.resolve("cfg_comparison.parquet"),
                TableSchema.of(Column.bool("is_asked")),
                List.of(List.of(isCompared)));
        Tables.write(
                folder.resolve("cfg_click_models.parquet"),
                TableSchema.of(Column.string("model"), Column.bool("is_published")),
                models);
        Tables.write(
                folder.resolve("cfg_evidence_orders.parquet"),
                TableSchema.of(
                        Column.string("evidence_order"),
                        Column.string("kind"),
                        Column.integer("rank"),
                        Column.bool("is_published")),
                orders(job.attribution().evidence()));
        return written;
    }

    private static List<List<Object>> orders(List<Evidence> published) {
        List<List<Object>> rows = new ArrayList<>();
        for (List<Evidence> order : permutations(published)) {
            String name = order.stream().map(Names::of).collect(Collectors.joining("|"));
            for (int at = 0; at < order.size(); at++) {
                rows.add(List.of(name, Names.of(order.get(at)), at + 1, order.equals(published)));
            }
        }
        return rows;
    }

    private static List<List<Evidence>> permutations(List<Evidence> kinds) {
        if (kinds.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Evidence>> all = new ArrayList<>();
        for (Evidence first : kinds) {
            List<Evidence> rest = new ArrayList<>(kinds);
            rest.remove(first);
            for (List<Evidence> behind : permutations(rest)) {
                List<Evidence> order = new ArrayList<>(List.of(first));
                order.addAll(behind);
                all.add(order);
            }
        }
        return all;
    }
}
