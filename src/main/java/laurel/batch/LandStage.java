package laurel.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import laurel.Folders;
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

    @Override
    public void run() throws IOException {
        Job job = bench.job();
        Folders.delete(bench.files().cfg());
        Path cfg = Files.createDirectories(bench.files().cfg());
        CfgRelations.write(job, bench.asOf(), cfg);
        ClosedRelations.write(Closings.of(job), bench.closings(), cfg);
        Landing.land(
                job.feeds(),
                settings(job, bench.options().threads(job)),
                job.stateFolder().resolve("landed"),
                bench.files().work(),
                bench.knownDigests(),
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
