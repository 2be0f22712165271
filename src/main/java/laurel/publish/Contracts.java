package laurel.publish;

import java.util.List;
import java.util.Optional;
import laurel.spec.OpenContract;

/** The contracts of all published datasets. */
public final class Contracts {
    private static final List<String> DATASETS =
            List.of(
                    "ledger",
                    "influencer_seasons",
                    "tier_assignments",
                    "season_adjustments",
                    "activation_lists",
                    "season_summaries",
                    "season_tiers",
                    "season_top_shares",
                    "season_days",
                    "compensation",
                    "kpis",
                    "deliverables",
                    "payouts",
                    "payout_lines",
                    "model_comparison",
                    "alerts",
                    "quarantine",
                    "reconciliation");

    private Contracts() {}

    /** Read once: they are part of the program. */
    private static final class Read {
        static final List<Contract> ALL = DATASETS.stream().map(Contracts::read).toList();
    }

    /** Every contract, in the order in which people meet the datasets. */
    public static List<Contract> all() {
        return Read.ALL;
    }

    /** The contract of a dataset; empty for one without, such as the rules of a run. */
    public static Optional<Contract> of(String dataset) {
        return all().stream().filter(contract -> contract.dataset().equals(dataset)).findFirst();
    }

    private static Contract read(String dataset) {
        return ContractReader.read(OpenContract.resource("/laurel/datasets/" + dataset + ".yml"));
    }
}
