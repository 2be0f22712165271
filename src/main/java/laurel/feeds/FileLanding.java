package laurel.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import laurel.Digest;
import laurel.Folders;
import laurel.spec.FeedSpec;
import org.jspecify.annotations.Nullable;

/** Lands one file: reads, judges and types its records, and accounts for each. */
final class FileLanding {
    private static final int RECORDS_BETWEEN_LOOKS = 1024;

    private final FeedFile file;
    private final String digest;
    private final ControlTotal total;
    private final LandingSettings settings;
    private final LongConsumer progress;

    FileLanding(
            FeedFile file,
            String digest,
            ControlTotal total,
            LandingSettings settings,
            LongConsumer progress) {
        this.file = file;
        this.digest = digest;
        this.total = total;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Writes the file's relations into an empty folder.
     *
     * @throws HeaderException if the file does not have the columns of its feed
     * @throws CancellationException if the thread is interrupted
     */
    Counts land(Path folder) throws IOException {
        FileTime before = Files.getLastModifiedTime(file.path());
        Counts counts;
        try (Outputs outputs = new Outputs(folder)) {
            total.checkDigest(digest);
            counts = readWhole(outputs);
        } catch (DamagedFileException e) {
            counts = damaged(folder, e.getMessage());
        }
        if (!Files.getLastModifiedTime(file.path()).equals(before)) {
            throw new HeaderException("the file was changed while it was read; start again");
        }
        return counts;
    }

    private Counts damaged(Path folder, @Nullable String why) throws IOException {
        String damage = why == null ? "damaged" : why;
        Folders.empty(folder);
        try (Outputs outputs = new Outputs(folder)) {
            rejects(outputs).file(damage);
        }
        return Counts.damaged(damage);
    }

    /** What damage made of a header says nothing of the feed: the file is damaged, no more. */
    private Counts readWhole(Outputs outputs) throws IOException {
        try {
            return read(outputs);
        } catch (HeaderException e) {
            Transport.checkWhole(file.path());
            throw e;
        }
    }

    private Counts read(Outputs outputs) throws IOException {
        FeedSpec spec = file.spec();
        try (Records records = RecordFiles.open(file, progress)) {
            HeaderReport header = check(records.header());
            Mapping mapping = Mapping.of(spec, records.header());
            TypedRow row = new TypedRow(spec, mapping, settings);
            long fileId = Digest.id(digest);
            RowWriter writer = new RowWriter(file, fileId, settings, outputs);
            Origins origins = Origins.of(file, records.header(), fileId, outputs);
            Rejects rejects = rejects(outputs);
            RowChecks.Check rowCheck = RowChecks.of(spec.feed());
            long accepted = 0;
            long rejected = 0;
            while (records.next()) {
                if (isAccepted(records, mapping.width(), row, rowCheck, rejects)) {
                    writer.write(row, records);
                    origins.write(records);
                    accepted++;
                } else {
                    rejected++;
                }
                stopIfTold(accepted + rejected);
            }
            return counts(records.count(), accepted, rejected, header, writer.months());
        }
    }

    private Rejects rejects(Outputs outputs) {
        return new Rejects(file.spec().feed(), Digest.id(digest), settings.forgotten(), outputs);
    }

    private HeaderReport check(@Nullable List<String> header) throws HeaderException {
        if (header == null) {
            return HeaderReport.none(file.spec().feed(), file.name(), List.of());
        }
        HeaderReport report = Mapping.report(file.spec(), file.name(), header);
        if (!report.complaints().isEmpty()) {
            throw new HeaderException(report.complaints());
        }
        return report;
    }

    /** Types the record; a reject is written when it is faulty. */
    private boolean isAccepted(
            Records at, int width, TypedRow row, RowChecks.Check check, Rejects rejects)
            throws HeaderException {
        Rule fault = at.fault();
        int count = at.cells().count();
        if (fault != null && count != width) {
            rejects.record(fault, at, at.complaint(), null);
            return false;
        }
        if (count != width) {
            rejects.record(Rule.WRONG_COLUMN_COUNT, at, count + " cells", width + " cells");
            return false;
        }
        row.read(at.cells());
        if (settings.emailKey() == null && !row.email().isEmpty()) {
            throw new HeaderException(
                    "there are e-mail addresses, but no key to hash them with; give the job one");
        }
        if (fault != null) {
            rejects.readable(fault, at, row);
            return false;
        }
        check.accept(row);
        Rule rule = row.faults().rule();
        if (rule != null) {
            rejects.row(rule, at, row);
        }
        return rule == null;
    }

    private Counts counts(
            long records, long accepted, long rejected, HeaderReport header, Months months)
            throws DamagedFileException {
        if (records != accepted + rejected) {
            throw new IllegalStateException(
                    "[BUG] %s: %d records, but %d accepted and %d rejected"
                            .formatted(file.path(), records, accepted, rejected));
        }
        total.checkRows(records);
        return new Counts(
                records,
                accepted,
                rejected,
                null,
                header.unmapped(),
                header.absent(),
                months.latest());
    }

    private static void stopIfTold(long records) {
        if (records % RECORDS_BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("landing was told to stop");
        }
    }
}
