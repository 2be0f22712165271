package laurel.spec;

import static laurel.spec.RuleFiles.cells;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.spec.ActivationPlay.Freedom;
import org.jspecify.annotations.Nullable;

/** The rules of activation as the relations that the models read. */
final class ActivationRelations {
    private final ActivationSpec spec;
    private final int minorUnits;
    private final RuleFiles files;

    private ActivationRelations(ActivationSpec spec, int minorUnits, RuleFiles files) {
        this.spec = spec;
        this.minorUnits = minorUnits;
        this.files = files;
    }

    /**
     * Writes the relations.
     *
     * @param spec completed for the job's tiers
     * @param minorUnits decimals of the job's currency; money is written in minor units
     */
    static void write(ActivationSpec spec, int minorUnits, RuleFiles files) {
        ActivationRelations relations = new ActivationRelations(spec, minorUnits, files);
        relations.activation();
        relations.historyWeights();
        relations.rateCard();
        relations.playbook();
        relations.contentFreedom();
        relations.templates();
        relations.poisson();
    }

    private void activation() {
        ActivationSpec.Buffers buffers = spec.buffers();
        files.rows(
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
                Stream.of(
                        cells(
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
        files.rows(
                "cfg_history_weights",
                TableSchema.of(Column.integer("place"), Column.decimal("weight", 18, 12)),
                rows.stream());
    }

    private void rateCard() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        spec.rateCard().forEach((size, fee) -> rows.add(List.of(size, minor(fee))));
        files.rows(
                "cfg_rate_card",
                TableSchema.of(Column.string("size_tier"), Column.bigint("fee")),
                rows.stream());
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
        files.rows(
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
                rows.stream());
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
                                        cells(
                                                tier,
                                                bands.get(i).from(),
                                                isLast ? null : bands.get(i + 1).from(),
                                                bands.get(i).freedom()));
                            }
                        });
        files.rows(
                "cfg_content_freedom",
                TableSchema.of(
                        Column.string("tier_id"),
                        Column.bigint("from_posts"),
                        Column.bigint("below_posts"),
                        Column.string("content_freedom")),
                rows.stream());
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
        files.rows(
                "cfg_templates",
                TableSchema.of(
                        Column.string("template"),
                        Column.string("subject"),
                        Column.string("message")),
                rows.stream());
    }

    private void poisson() {
        files.rows(
                "cfg_poisson",
                TableSchema.of(
                        Column.bigint("above_orders"),
                        Column.bigint("up_to_orders"),
                        Column.bigint("low_orders"),
                        Column.bigint("high_orders"),
                        Column.bigint("low_share"),
                        Column.bigint("high_share")),
                ActivationPoisson.bands().stream().map(ActivationPoisson.Band::row));
    }

    private long minor(BigDecimal money) {
        return money.movePointRight(minorUnits).longValueExact();
    }

    private static BigDecimal rate(BigDecimal rate) {
        return rate.setScale(12, RoundingMode.UNNECESSARY);
    }
}
