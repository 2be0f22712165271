package laurel.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import laurel.engine.DuckDbEngine;
import laurel.engine.Engine;
import laurel.engine.EngineSettings;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import laurel.feeds.FeedHistory;
import laurel.feeds.LandedFeeds;
import laurel.feeds.Landing;
import laurel.feeds.LandingProgress;
import laurel.feeds.LandingSettings;
import laurel.models.AuditFailure;
import laurel.models.ModelGraph;
import laurel.spec.Job;
import laurel.testing.Build;
import laurel.testing.CaseJob;
import org.jspecify.annotations.Nullable;

/** The pipeline up to its audits, without publishing, so that a case takes about a second. */
final class InProcess implements AutoCloseable {
    private static final List<String> BUILT =
            List.of(
                    "ledger",
                    "influencer_seasons",
                    "tier_assignments",
                    "quarantine",
                    "reconciliation",
                    "data_alerts",
                    "model_comparison");
    private static final Set<String> RATIOS =
            Set.of(
                    "share",
                    "order_credit",
                    "roas",
                    "roi",
                    "engagement_rate",
                    "revenue_share",
                    "cumulative_share",
                    "removal_effect",
                    "path_orders");
    private static final Set<String> MONEY =
            Set.of(
                    "revenue",
                    "commission",
                    "gross_revenue",
                    "refunds",
                    "net_revenue",
                    "fixed_fees",
                    "product_cost",
                    "ad_spend",
                    "other_cost",
                    "total_cost",
                    "aov",
                    "cost_per_order",
                    "to_next_tier",
                    "difference",
                    "path_revenue",
                    "sale",
                    "refund");

    private final Path folder;
    private final ModelGraph graph = ModelGraph.load();
    private final Engine engine;

    /**
     * @param folder everything is written under it
     */
    InProcess(Path folder) {
        this.folder = folder;
        this.engine =
                DuckDbEngine.open(
                        new EngineSettings(2, "1GB", folder.resolve("spill"), List.of(folder)));
    }

    /** What the models made of a case, by relation, in published units; and broken audits. */
    record Built(Map<String, List<Map<String, String>>> relations, List<AuditFailure> broken) {
        List<Map<String, String>> rows(String relation) {
            return relations.getOrDefault(relation, List.of());
        }
    }

    Built run(Path caseFolder, String name) {
        Path target = folder.resolve(name);
        Job job = CaseJob.of(caseFolder, target);
        try {
            Path work = Files.createDirectories(target.resolve("work"));
            LandedFeeds landed =
                    Landing.land(
                            job.feeds(),
                            settings(job),
                            target.resolve("landed"),
                            work,
                            FeedHistory.NONE,
                            LandingProgress.silent());
            Build build = Build.of(graph, job, CaseJob.asOf(caseFolder), landed, engine, target);
            return new Built(read(build.relations(), job.minorUnits()), build.audits());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LandingSettings settings(Job job) {
        return new LandingSettings(
                job.timezone(),
                job.currency().getCurrencyCode(),
                job.attribution().linkParameters(),
                "a key for tests".getBytes(StandardCharsets.UTF_8),
                2);
    }

    private static Map<String, List<Map<String, String>>> read(
            Map<String, Source> built, int minorUnits) {
        Map<String, List<Map<String, String>>> relations = new TreeMap<>();
        try (QueryReader reader = QueryReader.open()) {
            for (String relation : BUILT) {
                List<Map<String, String>> rows = new ArrayList<>();
                reader.register(relation, Objects.requireNonNull(built.get(relation)));
                for (Map<String, @Nullable Object> row : reader.rows("select * from " + relation)) {
                    Map<String, String> texts = new LinkedHashMap<>();
                    row.forEach((name, value) -> texts.put(name, text(name, value, minorUnits)));
                    rows.add(texts);
                }
                relations.put(relation, rows);
            }
        }
        return relations;
    }

    private static String text(String column, @Nullable Object value, int minorUnits) {
        if (value instanceof Long units && MONEY.contains(column)) {
            return BigDecimal.valueOf(units, minorUnits).toPlainString();
        }
        if (value instanceof Long millionths && RATIOS.contains(column)) {
            return BigDecimal.valueOf(millionths, 6).toPlainString();
        }
        return value == null ? "" : value.toString();
    }

    @Override
    public void close() {
        engine.close();
    }
}
