package laurel.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import laurel.generate.Generator;
import laurel.generate.GeneratorSettings;
import laurel.generate.SampleCampaign;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes feeds, with a job to run them and the answers a right run gives. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Writes seeded feeds of any size, a job file to run them, and the answers.",
            "The same options give the same bytes on every machine. Shares are thousandths."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  laurel generate --orders 1000000 --seed 7 --to target/feeds",
            "  laurel run target/feeds/job.yml --as-of 2025-12-31"
        })
public final class GenerateCommand implements Callable<Integer> {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "the folder to write to; files of the same names are replaced")
    private Path to = Path.of("");

    @Option(names = "--orders", paramLabel = "N", description = "how many (${DEFAULT-VALUE})")
    private long orders = 100_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "where to draw from (${DEFAULT-VALUE})")
    private long seed = 7;

    @Option(
            names = "--influencers",
            paramLabel = "N",
            description = "how many (orders / 100, at most 10,000)")
    private @Nullable Integer influencers;

    @Option(names = "--posts", paramLabel = "N", description = "how many (20 for 3 influencers)")
    private @Nullable Integer posts;

    @Option(names = "--from", paramLabel = "DAY", description = "first day (2023-07-01)")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DAY", description = "last day (2025-12-31)")
    private @Nullable LocalDate until;

    @Option(names = "--currency", paramLabel = "CODE", description = "of the shop (EUR)")
    private @Nullable String currency;

    @Option(names = "--clicked", paramLabel = "N", description = "orders found by a click (20)")
    private @Nullable Integer clicked;

    @Option(names = "--refunded", paramLabel = "N", description = "refunded orders (60)")
    private @Nullable Integer refunded;

    @Option(names = "--handed-on", paramLabel = "N", description = "codes that change hands (50)")
    private @Nullable Integer handedOn;

    @Option(names = "--foreign", paramLabel = "N", description = "orders in a second currency (20)")
    private @Nullable Integer foreign;

    @Option(names = "--dirty", paramLabel = "N", description = "bad rows (1)")
    private @Nullable Integer dirty;

    @Option(
            names = "--sample",
            description = "the sample campaign of sample-data/ instead; no other option counts")
    private boolean isSample;

    /** Replaced by picocli. */
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (isSample) {
            SampleCampaign.write(to);
        } else {
            Generator.write(settings(), to);
        }
        spec.commandLine().getErr().println("Written to " + to);
        return 0;
    }

    private GeneratorSettings settings() {
        try {
            GeneratorSettings standard = GeneratorSettings.standard(seed, orders);
            int people = or(influencers, standard.influencers());
            return new GeneratorSettings(
                    seed,
                    orders,
                    people,
                    from == null ? standard.from() : from,
                    until == null ? standard.endsBefore() : until.plusDays(1),
                    currency == null ? standard.currency() : currency,
                    standard.coded(),
                    standard.shared(),
                    standard.linked(),
                    or(clicked, standard.clicked()),
                    standard.housed(),
                    or(handedOn, standard.handedOn()),
                    or(refunded, standard.refunded()),
                    standard.redelivered(),
                    or(foreign, standard.foreign()),
                    or(dirty, standard.dirty()),
                    or(posts, people * 20 / 3));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static int or(@Nullable Integer stated, int standard) {
        return stated == null ? standard : stated;
    }
}
