package laurel.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import laurel.Folders;
import laurel.Workers;
import laurel.feeds.Forgotten;
import laurel.feeds.Landing;
import laurel.feeds.LandingProgress;
import laurel.feeds.LandingSettings;
import laurel.restate.ClosedRelations;
import laurel.restate.Closings;
import laurel.spec.CfgRelations;
import laurel.spec.FeedKind;
import laurel.spec.Job;
import laurel.spec.binding.Secret;

/** Writes the rules as relations and lands the feeds: all that models read. */
record LandStage(Workbench bench, RunEvents events) implements Stage {
    @Override
    public String name() {
        return "land";
    }

    /** The engine, which landing does not need, is opened meanwhile for those that do. */
    @Override
    public void run() {
        List<Runnable> parts = List.of(this::writeRules, bench::engine, this::landFeeds);
        Workers.map(
                parts.size(),
                parts,
                part -> {
                    part.run();
                    return part;
                });
    }

    private void writeRules() {
        try {
            Folders.delete(bench.files().cfg());
            Path cfg = Files.createDirectories(bench.files().cfg());
            CfgRelations.write(bench.job(), bench.asOf(), cfg);
            ClosedRelations.write(Closings.of(bench.job()), bench.closings(), cfg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void landFeeds() {
        Job job = bench.job();
        Landing.land(
                job.feeds(),
                settings(job, bench.options().threads(job)),
                job.stateFolder().resolve("landed"),
                bench.files().work(),
                bench.feedHistory(),
                progress(),
                bench.crew());
    }

    static LandingSettings settings(Job job, int threads) {
        Secret key = job.emailKey();
        return new LandingSettings(
                job.timezone(),
                job.currency().getCurrencyCode(),
                job.attribution().linkParameters(),
                key == null ? null : key.reveal(System.getenv()).getBytes(StandardCharsets.UTF_8),
                threads,
                Forgotten.in(job.stateFolder()));
    }

    private LandingProgress progress() {
        AtomicInteger files = new AtomicInteger();
        AtomicLong bytes = new AtomicLong();
        return new LandingProgress() {
            @Override
            public void file(FeedKind feed, String file, long bytes) {
                events.itemDone(name(), feed.id() + "/" + file, files.incrementAndGet(), 0);
            }

            @Override
            public void bytes(long read) {
                events.bytesRead(name(), bytes.addAndGet(read));
            }
        };
    }
}
