package laurel.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import laurel.spec.SpecReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether this machine can do a run. */
@Command(
        name = "doctor",
        description = "Look whether this machine can do a run: Java, engine, folders, database.",
        footer = "  laurel doctor --job jobs/nightly.yml")
final class DoctorCommand extends LaurelCommand {
    @Mixin private JobOption job = new JobOption();

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(MachineDoctor.examine());
        if (Files.exists(job.file())) {
            findings.addAll(JobDoctor.examine(SpecReader.read(job.file())));
        } else {
            findings.add(
                    Finding.warn(
                            "job",
                            "no file "
                                    + job.file()
                                    + "; its folders and its repository were not looked at"));
        }
        PrintWriter out = out();
        for (Finding finding : findings) {
            out.println(
                    String.format(
                            Locale.ROOT,
                            "%-5s %-17s %s",
                            finding.level(),
                            finding.what(),
                            finding.detail()));
        }
        boolean isWell =
                findings.stream().noneMatch(finding -> finding.level() == Finding.Level.FAIL);
        return isWell ? ExitCodes.DONE : ExitCodes.FAILED;
    }
}
