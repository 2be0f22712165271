package laurel.spec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.parquet.Tables;
import laurel.spec.ActivationPlay.Freedom;
import org.jspecify.annotations.Nullable;

/** The rules of activation as the relations that the models read. */
final class ActivationRelations {
    private final ActivationSpec spec;
    private final int minorUnits;
    private final Path folder;
    private final Map<String, Path> written = new LinkedHashMap<>();

    private ActivationRelations(ActivationSpec spec, int minorUnits, Path folder) {
        this.spec = spec;
        this.minorUnits = minorUnits;
        this.folder = folder;
    }

    /**
     * Writes one Parquet file a relation.
     *
     * @param spec completed for the job's tiers
     * @param minorUnits decimals of the job's currency; money is written in minor units
     * @return relation to file
     */
    static Map<String, Path> write(ActivationSpec spec, int minorUnits, Path folder) {
        ActivationRelations relations = new ActivationRelations(spec, minorUnits, folder);
        relations.activation();
        relations.historyWeights();
        relations.rateCard();
        relations.playbook();
        relations.contentFreedom();
        relations.templates();
        relations.poisson();
        return Collections.unmodifiableMap(relations.written);
    }

    private void activation() {
        ActivationSpec.Buffers buffers = spec.buffers();
        write(
                "cfg_activation",
                TableSchema.of(
                        Column.integer("recently_contacted_days"),
                        Column.integer("contact_days"),
                        Column.integer("shipping_days"),
                        Column.integer("content_days"),
                        Column.integer("approval_days"),
                        Column.integer("posting_days"),
                        Column.bigint("budget"),
                        Column.decimal("commission_rate", 18, 12)),
                List.of(
                        Arrays.asList(
                                spec.recentlyContactedDays(),
                                buffers.contactDays(),
                                buffers.shippingDays(),
                                buffers.contentDays(),
                                buffers.approvalDays(),
                                buffers.postingDays(),
                                spec.budget() == null ? null : minor(spec.budget()),
                                rate(spec.commissionRate()))));
    }

    private void historyWeights() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < spec.historyWeights().size(); i++) {
            rows.add(List.of(i + 1, rate(spec.historyWeights().get(i))));
        }
        write(
                "cfg_history_weights",
                TableSchema.of(Column.integer("place"), Column.decimal("weight", 18, 12)),
                rows);
    }

    private void rateCard() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        spec.rateCard().forEach((size, fee) -> rows.add(List.of(size, minor(fee))));
        write(
                "cfg_rate_card",
                TableSchema.of(Column.string("size_tier"), Column.bigint("fee")),
                rows);
    }

    private void playbook() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        spec.playbook()
                .forEach(
                        (tier, play) ->
                                rows.add(
                                        List.of(
                                                tier,
                                                play.action(),
                                                play.offer(),
                                                play.deal().id(),
                                                play.effort().id(),
                                                play.template(),
                                                play.expectations(),
                                                play.benefits(),
                                                spec.template(play).needsFirstName())));
        write(
                "cfg_playbook",
                TableSchema.of(
                        Column.string("tier_id"),
                        Column.string("action"),
                        Column.string("offer"),
                        Column.string("deal"),
                        Column.string("effort"),
                        Column.string("template"),
                        Column.string("expectations"),
                        Column.string("benefits"),
                        Column.bool("needs_first_name")),
                rows);
    }

    private void contentFreedom() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        spec.playbook()
                .forEach(
                        (tier, play) -> {
                            List<Freedom> bands = play.contentFreedom();
                            for (int i = 0; i < bands.size(); i++) {
                                boolean isLast = i == bands.size() - 1;
                                rows.add(
                                        Arrays.asList(
                                                tier,
                                                bands.get(i).from(),
                                                isLast ? null : bands.get(i + 1).from(),
                                                bands.get(i).freedom()));
                            }
                        });
        write(
                "cfg_content_freedom",
                TableSchema.of(
                        Column.string("tier_id"),
                        Column.bigint("from_posts"),
                        Column.bigint("below_posts"),
                        Column.string("content_freedom")),
                rows);
    }

    private void templates() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        spec.templates().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        entry ->
                                rows.add(
                                        List.of(
                                                entry.getKey(),
                                                entry.getValue().subject(),
                                                entry.getValue().message())));
        write(
                "cfg_templates",
                TableSchema.of(
                        Column.string("template"),
                        Column.string("subject"),
                        Column.string("message")),
                rows);
    }

    private void poisson() {
        write(
                "cfg_poisson",
                TableSchema.of(
                        Column.bigint("above_orders"),
                        Column.bigint("up_to_orders"),
                        Column.bigint("low_orders"),
                        Column.bigint("high_orders"),
                        Column.bigint("low_share"),
                        Column.bigint("high_share")),
                ActivationPoisson.bands().stream().map(ActivationPoisson.Band::row).toList());
    }

    private void write(
            String relation,
            TableSchema schema,
            List<? extends List<? extends @Nullable Object>> rows) {
        Path file = folder.resolve(relation + ".parquet");
        Tables.write(file, schema, rows);
        written.put(relation, file);
    }

    private long minor(BigDecimal money) {
        return money.movePointRight(minorUnits).longValueExact();
    }

    private static BigDecimal rate(BigDecimal rate) {
        return rate.setScale(12, RoundingMode.UNNECESSARY);
    }
}
