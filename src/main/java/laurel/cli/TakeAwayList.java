package laurel.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import laurel.publish.Run;
import org.jspecify.annotations.Nullable;

/**
 * An activation list with what a customer database or an e-mail tool imports. Names and addresses
 * of people are in no dataset: they come from the run's workings, which only its own machine has.
 */
final class TakeAwayList {
    static final String DATASET = "activation_lists";

    private static final List<String> WORKINGS =
            List.of("cfg_run", "activation_lists", "influencers");

    static final List<String> COLUMNS =
            List.of(
                    "season_id",
                    "priority",
                    "influencer_id",
                    "first_name",
                    "handle",
                    "email",
                    "code",
                    "offer",
                    "subject",
                    "message",
                    "tier",
                    "action",
                    "recommended_deal",
                    "suggested_fee",
                    "commission_rate",
                    "contact_via",
                    "contact_on",
                    "post_from",
                    "post_by",
                    "suppression_reason");

    /** A handle is written without @, which spreadsheets would take for a formula. */
    private static final String QUERY =
            """
            select
                published.season_id,
                published.priority,
                published.influencer_id,
                activation_lists.first_name as first_name,
                regexp_replace(activation_lists.handle, '^@+', '') as handle,
                influencers.email as email,
                coalesce(activation_lists.code, activation_lists.link) as code,
                published.offer,
                published.subject,
                published.message,
                published.tier,
                published.action,
                published.recommended_deal,
                published.suggested_fee,
                published.commission_rate,
                published.contact_via,
                published.contact_on,
                published.post_from,
                published.post_by,
                published.suppression_reason
            from published
            left join activation_lists
                on activation_lists.season_id = published.season_id
                and activation_lists.influencer_id = published.influencer_id
            left join influencers
                on influencers.influencer_id = published.influencer_id
            where published.is_suppressed = ?
                and (? is null or published.season_id = ?)
                and (? is null or published.influencer_id = ?)
            order by published.season_id, published.priority nulls last, published.influencer_id
            """;

    private TakeAwayList() {}

    /** Its rows, those to be activated or those held back. */
    record Rows(
            List<Map<String, @Nullable Object>> active,
            List<Map<String, @Nullable Object>> heldBack) {}

    /**
     * Reads it.
     *
     * @param season only this; null: all
     * @param influencer only this; null: all
     * @return empty where the run's workings are not kept
     */
    static Optional<Rows> read(
            Path jobFile, Run run, @Nullable String season, @Nullable String influencer)
            throws IOException {
        if (!run.isCurrent()) {
            return Optional.empty();
        }
        try (LastRun last = LastRun.open(jobFile, WORKINGS)) {
            if (!last.id().equals(run.id())) {
                return Optional.empty();
            }
            last.reader().register("published", run.files(DATASET));
            return Optional.of(
                    new Rows(
                            last.reader()
                                    .rows(QUERY, false, season, season, influencer, influencer),
                            last.reader()
                                    .rows(QUERY, true, season, season, influencer, influencer)));
        } catch (NoSuchFileException notKept) {
            return Optional.empty();
        }
    }
}
