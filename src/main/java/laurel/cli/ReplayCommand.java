package laurel.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import laurel.batch.Replay;
import laurel.feeds.Repairs;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gets repaired records in. */
@Command(
        name = "replay",
        description = {
            "Get quarantined records of a feed out, to be repaired, and in again.",
            "With --export FEED: writes FILE. Without: checks FILE and delivers its good rows; the"
                    + " next run takes them."
        },
        footer = {"  laurel replay --export orders repaired.csv", "  laurel replay repaired.csv"})
final class ReplayCommand extends LaurelCommand {
    @Parameters(paramLabel = "FILE", description = "A CSV file.")
    private Path file = Path.of("");

    @Option(
            names = "--export",
            paramLabel = "FEED",
            description = "Write the quarantined records of this feed, e.g. orders, to FILE.")
    private @Nullable String export;

    @Mixin private JobOption job = new JobOption();

    @Override
    public Integer call() throws Exception {
        Job read = SpecReader.read(job.file());
        return export != null ? export(read, export) : add(read);
    }

    private int export(Job read, String id) throws IOException {
        FeedSpec feed =
                FeedKind.of(id)
                        .flatMap(read::feed)
                        .orElseThrow(() -> wrong("job " + read.name() + " has no feed " + id));
        List<Repairs.Fault> faults = new Replay(read, feed).faults();
        if (faults.isEmpty()) {
            err().println("nothing of feed " + id + " waits in quarantine to be repaired");
            return ExitCodes.DONE;
        }
        write(Repairs.export(feed, faults));
        out().println(
                        "%s holds %s of feed %s; correct them and give the file to laurel replay"
                                .formatted(file, Amounts.count(faults.size(), "record"), id));
        return ExitCodes.DONE;
    }

    /** For its owner's eyes: e-mail addresses are in clear. */
    private void write(String text) throws IOException {
        try {
            Files.write(file, new byte[0], StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw wrong(file + " is there already; name another file");
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private int add(Job read) throws Exception {
        if (!Files.isRegularFile(file)) {
            throw wrong(file + " is no file");
        }
        Optional<FeedSpec> feed = Repairs.feed(file).flatMap(read::feed);
        if (feed.isEmpty()) {
            throw wrong(
                    file
                            + " does not begin with the column laurel_feed and name a feed of job "
                            + read.name()
                            + "; laurel replay --export makes such a file");
        }
        Replay.Outcome outcome = new Replay(read, feed.get()).add(file);
        outcome.complaints().forEach(complaint -> err().println(file + ", " + complaint));
        if (outcome.delivered().isPresent()) {
            out().println(
                            "%s delivered to feed %s as %s; the next run takes them"
                                    .formatted(
                                            Amounts.count(outcome.good(), "record"),
                                            feed.get().feed().id(),
                                            outcome.delivered().get()));
        } else {
            out().println(
                            outcome.good() == 0
                                    ? "nothing was delivered"
                                    : "the very same records were delivered before");
        }
        return outcome.complaints().isEmpty() ? ExitCodes.DONE : ExitCodes.BROKEN_DATA;
    }
}
