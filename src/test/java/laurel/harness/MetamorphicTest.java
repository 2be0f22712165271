package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import laurel.cli.Cli;
import laurel.spec.FeedKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same facts delivered in another shape: the same published bytes. Fifty worlds, each drawn
 * from its seed and reshaped by it, are run together in whole nights, so that every relation meets
 * every seed at the price of a few runs. All nights of a batch share one state folder, as the
 * nights of a team do: what an earlier night left behind must not show either.
 */
class MetamorphicTest {
    private static final int WORLDS = 50;

    /** Worlds that come in the same files; a night costs what its files cost. */
    private static final int TOGETHER = 17;

    private static final int BATCHES = Promise.cases(1, 10);

    @TempDir private Path folder;

    @Test
    void anotherShapeOfTheSameFactsPublishesTheSameBytes() throws IOException {
        Instant since = Instant.now();
        List<String> failures = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            Batch all = new Batch(batch);
            PublishedNight plain = all.plain();
            assertFalse(plain.rows("ledger", "from ledger where reason = 'click'").isEmpty());
            for (Relation relation : Relation.values()) {
                for (String line : plain.differences(all.night(relation), relation.effect())) {
                    failures.add(relation + ", seeds from " + all.firstSeed + ": " + line);
                }
            }
        }
        assertEquals("", String.join("\n", failures));
        int relations = Relation.values().length;
        new Promise(
                        "the same facts in another shape: the same bytes",
                        (long) relations * BATCHES * WORLDS,
                        relations + " relations x " + BATCHES * WORLDS + " seeds")
                .report(since, Promise.seed());
    }

    /** Worlds that are run together, under the rules of the batch. */
    private final class Batch {
        final int number;
        final long firstSeed;
        final Path home;

        Batch(int number) throws IOException {
            this.number = number;
            this.firstSeed = Promise.seed() + (long) number * WORLDS;
            this.home = Files.createDirectories(folder.resolve("batch-" + number));
            Files.writeString(home.resolve("email.key"), "a key for tests\n");
        }

        private int together(long seed) {
            return (int) Math.min(TOGETHER, firstSeed + WORLDS - seed);
        }

        PublishedNight plain() throws IOException {
            Spelling spelling = new Spelling(Set.of(), new Random(firstSeed));
            List<Sheet> sheets = new ArrayList<>();
            for (long seed = firstSeed; seed < firstSeed + WORLDS; seed += TOGETHER) {
                sheets.addAll(World.sheets(seed, together(seed)));
            }
            return run("plain", sheets, spelling);
        }

        PublishedNight night(Relation relation) throws IOException {
            Spelling spelling = relation.spelling(new Random(firstSeed));
            List<Sheet> before = new ArrayList<>();
            List<Sheet> sheets = new ArrayList<>();
            for (long seed = firstSeed; seed < firstSeed + WORLDS; seed += TOGETHER) {
                Random random = new Random(seed * 31 + relation.name().hashCode());
                List<Sheet> world = World.sheets(seed, together(seed));
                before.addAll(relation.before(world, random));
                sheets.addAll(relation.sheets(world, random));
            }
            if (!before.isEmpty()) {
                run(relation + "-before", before, spelling);
            }
            return run(relation.name(), sheets, spelling);
        }

        private PublishedNight run(String name, List<Sheet> sheets, Spelling spelling)
                throws IOException {
            Path inbox = home.resolve(name);
            Set<FeedKind> feeds = EnumSet.noneOf(FeedKind.class);
            List<Sheet> all = new ArrayList<>(sheets);
            all.add(World.rates());
            for (Sheet sheet : all) {
                Path file =
                        inbox.resolve(sheet.feed().id()).resolve(sheet.name() + spelling.ending());
                Files.createDirectories(inbox.resolve(sheet.feed().id()));
                Files.write(file, spelling.bytes(sheet));
                feeds.add(sheet.feed());
            }
            Path job = inbox.resolve("job.yml");
            Files.writeString(job, Rules.job(number, feeds, spelling.ending()));
            Cli.Answer answer = Cli.run("run", job, "--as-of", World.AS_OF);
            assertEquals(0, answer.exitCode(), () -> name + ": " + answer.err());
            return PublishedNight.in(home.resolve("published"));
        }
    }
}
