package laurel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import laurel.batch.AlreadyRunningException;
import laurel.batch.RepositoryCheck;
import laurel.spec.Job;

/** What a run of one job needs: its folders, room on the disk, the job repository. */
final class JobDoctor {
    private static final long LITTLE = 5_000_000_000L;
    private static final long TOO_LITTLE = 500_000_000L;

    private JobDoctor() {}

    static List<Finding> examine(Job job) {
        List<Finding> findings = new ArrayList<>();
        findings.add(folder("publish folder", job.publishFolder()));
        findings.add(folder("state folder", job.stateFolder()));
        findings.add(disk(job.publishFolder()));
        findings.add(repository(job));
        return findings;
    }

    private static Finding folder(String what, Path folder) {
        Path there = existing(folder);
        List<String> faults = Probe.folder(there);
        if (!faults.isEmpty()) {
            return Finding.fail(what, there + ": " + String.join("; ", faults));
        }
        String found = "writes, locks, links and replaces";
        return there.equals(folder.toAbsolutePath().normalize())
                ? Finding.ok(what, folder + " " + found)
                : Finding.ok(what, folder + " will be made; " + there + " " + found);
    }

    private static Finding disk(Path folder) {
        try {
            long free = Files.getFileStore(existing(folder)).getUsableSpace();
            String found = Amounts.bytes(free) + " free";
            if (free < TOO_LITTLE) {
                return Finding.fail("disk", found + "; make room");
            }
            return free < LITTLE
                    ? Finding.warn("disk", found + "; large feeds may need more")
                    : Finding.ok("disk", found);
        } catch (IOException failure) {
            return Finding.warn("disk", "free room is unknown: " + Probe.reason(failure));
        }
    }

    private static Finding repository(Job job) {
        if (job.repository() == null && !Files.isDirectory(job.stateFolder())) {
            return Finding.ok("job repository", "a file database, made by the first run");
        }
        try {
            return Finding.ok("job repository", RepositoryCheck.reach(job));
        } catch (AlreadyRunningException alive) {
            return Finding.warn("job repository", "not looked at: " + alive.getMessage());
        } catch (IOException | SQLException | RuntimeException failure) {
            return Finding.fail("job repository", "cannot be reached: " + failure.getMessage());
        }
    }

    private static Path existing(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.isDirectory(there)) {
            Path parent = there.getParent();
            if (parent == null) {
                return there;
            }
            there = parent;
        }
        return there;
    }
}
