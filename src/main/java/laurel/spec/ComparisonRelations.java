package laurel.spec;

import static laurel.spec.RuleFiles.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.spec.AttributionSpec.ClickModel;
import laurel.spec.binding.Names;

/** What is compared in reports: the click models and the orders of evidence. */
final class ComparisonRelations {
    private ComparisonRelations() {}

    /**
     * Writes the relations. {@code cfg_click_models} holds the job's click model, and the others
     * where they are compared.
     */
    static void write(Job job, RuleFiles files) {
        boolean isCompared = job.report().modelComparison();
        ClickModel published = job.attribution().click().model();
        files.row("cfg_comparison", Map.of(Column.bool("is_asked"), isCompared));
        files.rows(
                "cfg_click_models",
                TableSchema.of(Column.string("model"), Column.bool("is_published")),
                Stream.of(ClickModel.values())
                        .filter(model -> isCompared || model == published)
                        .map(model -> cells(Names.of(model), model == published)));
        files.rows(
                "cfg_evidence_orders",
                TableSchema.of(
                        Column.string("evidence_order"),
                        Column.string("kind"),
                        Column.integer("rank"),
                        Column.bool("is_published")),
                orders(job.attribution().evidence()).stream());
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
