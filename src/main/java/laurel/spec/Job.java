package laurel.spec;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import laurel.Digest;
import laurel.spec.binding.CanonicalJson;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Given;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;
import laurel.spec.binding.Operational;
import laurel.spec.binding.Secret;
import laurel.spec.binding.Slug;
import org.jspecify.annotations.Nullable;

/**
 * A job file: what is read, what it means, where results go.
 *
 * @param folder that of the job file; relative paths start there
 * @param name the job's name in outputs and records
 * @param timezone days are days of this zone
 * @param currency all money of the results is in it
 * @param grossMargin the part of net revenue that is left after the cost of goods, 0 to 1
 * @param returnWindowDays a season's figures are provisional until this many days after its end
 * @param feeds at most one of a kind; orders, codes and posts are there
 * @param activation with a play for every tier, also where the file names none
 * @param kpis declared targets
 * @param emailKey the key of the HMAC of e-mail addresses; null: no feed has addresses
 * @param tolerance of feeds that do not say
 * @param maxRejectsShare of feeds that do not say
 * @param notifications null: alerts are sent nowhere
 * @param state the batch's folder; null: {@code state} beside the publish folder
 * @param repository null: a file database in the state folder
 */
@Doc("A job: what is read, what it means, where results go. All paths are relative to its file.")
public record Job(
        @Given Path folder,
        @Doc("The job's name in outputs and records.") @Slug String name,
        @Doc("The IANA time zone that days are days of, e.g. Europe/Berlin.") ZoneId timezone,
        @Doc("The reporting currency (ISO 4217).") Currency currency,
        @Doc("The part of net revenue that is left after the cost of goods; used by roi.")
                @Default("1")
                @Min("0")
                @Max("1")
                BigDecimal grossMargin,
        @Doc("Days after a season's end during which refunds still make it provisional.")
                @Default("60")
                @Min("0")
                @Max("3660")
                int returnWindowDays,
        @Doc(
                        "The feeds: feed files (paths or globs), or feeds written in place. One of each"
                                + " kind; orders, codes and posts are needed.")
                List<FeedSpec> feeds,
        @Doc(
                        value =
                                "Where the secret is kept with which e-mail addresses are hashed before"
                                        + " anything is stored: ${env:NAME} or ${file:path}.",
                        otherwise = "a feed with customer_email stops the run")
                @Operational
                @Nullable Secret emailKey,
        @Doc("The seasons that are reported.") List<SeasonRule> seasons,
        @Doc("How an order finds the influencers it is credited to.") @Default("{}")
                AttributionSpec attribution,
        @Doc("How influencers are put into tiers.") @Default("{}") TiersSpec tiers,
        @Doc("Sizes of influencers by followers, from the smallest.")
                @Default(
                        "[{id: nano, from: 0}, {id: micro, from: 1000}, {id: midi, from: 50000},"
                                + " {id: macro, from: 500000}, {id: mega, from: 1000000}]")
                List<SizeBand> sizeBands,
        @Doc("Whom to bring back for the next season, how, and on what terms.") @Default("{}")
                ActivationSpec activation,
        @Doc("What is looked back on when a season is summed up.") @Default("{}") ReportSpec report,
        @Doc("Targets, each over a season or dates.") @Default("[]") List<KpiSpec> kpis,
        @Doc("When commission is released and paid.") @Default("{}") PayoutsSpec payouts,
        @Doc("What is expected of promised posts.") @Default("{}") DeliverablesSpec deliverables,
        @Doc("From when on a person should look at something.") @Default("{}") AlertsSpec alerts,
        @Doc(
                        "What rejected rows of a feed do, where the feed does not say: none (any stops"
                                + " the run), data (up to max-rejects may be), all (all may be).")
                @Default("data")
                FeedSpec.Tolerance tolerance,
        @Doc("With tolerance data: the share of a feed's new rows that may be rejected.")
                @Default("0.01")
                @Min("0")
                @Max("1")
                @laurel.spec.binding.Key("max-rejects")
                BigDecimal maxRejectsShare,
        @Doc("Where results go.") @Operational PublishSpec publish,
        @Doc(value = "Where new alerts are sent after a run was published.", otherwise = "nowhere")
                @Operational
                @laurel.spec.binding.Key("notify")
                @Nullable NotifySpec notifications,
        @Doc(
                        value = "The folder of the batch: landed feeds, records, lock.",
                        otherwise = "the folder state beside the publish folder")
                @Operational
                @Nullable Path state,
        @Doc("Which engine builds, and what it may use of the machine.") @Default("{}") @Operational
                EngineSpec engine,
        @Doc(
                        value = "A PostgreSQL database for the records of the batch.",
                        otherwise = "a file database in the state folder")
                @Operational
                @Nullable RepositorySpec repository) {

    public Job {
        JobChecks.emailKey(feeds, emailKey);
        JobChecks.check(feeds, seasons, tiers, sizeBands, activation, currency);
        JobChecks.report(kpis, payouts, deliverables, seasons, tiers, sizeBands, currency);
        activation = activation.completedFor(tiers.ids());
        Path replays = stateFolder(state, publish).resolve("replayed");
        feeds =
                feeds.stream()
                        .map(feed -> feed.withReplays(replays.resolve(feed.feed().id())))
                        .sorted((a, b) -> a.feed().compareTo(b.feed()))
                        .toList();
    }

    public Path publishFolder() {
        return publish.to();
    }

    /**
     * The folder of the batch: as declared, or {@code state} beside the publish folder. Absolute,
     * so that jobs that share it name it alike.
     */
    public Path stateFolder() {
        return stateFolder(state, publish);
    }

    private static Path stateFolder(@Nullable Path declared, PublishSpec publish) {
        Path to = publish.to().toAbsolutePath().normalize();
        return declared != null
                ? declared.toAbsolutePath().normalize()
                : to.resolveSibling("state");
    }

    public Optional<FeedSpec> feed(FeedKind kind) {
        return feeds.stream().filter(feed -> feed.feed() == kind).findFirst();
    }

    /** Decimal places of the reporting currency: JPY 0, EUR 2, KWD 3. */
    public int minorUnits() {
        return currency.getDefaultFractionDigits();
    }

    /**
     * SHA-256, in hex, of everything in the job that can change a published byte: not where things
     * lie, nor how fast they are done.
     */
    public String digest() {
        return Digest.ofText(CanonicalJson.of(this));
    }
}
