package laurel.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A season and a job file, in whichever order they are given. */
final class SeasonArguments {
    @Parameters(
            arity = "0..2",
            paramLabel = "[SEASON] [JOB]",
            hideParamSyntax = true,
            description =
                    "The season's id, e.g. black-friday-2024, and the job file (.yml; default: "
                            + JobOption.DEFAULT
                            + ").")
    private List<String> arguments = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    Optional<String> season() {
        return only("season", arguments.stream().filter(each -> !JobOption.isJob(each)).toList());
    }

    Path job() {
        return Path.of(
                only("job file", arguments.stream().filter(JobOption::isJob).toList())
                        .orElse(JobOption.DEFAULT));
    }

    private Optional<String> only(String what, List<String> given) {
        if (given.size() > 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "one %s is wanted, got %s".formatted(what, String.join(", ", given)));
        }
        return given.stream().findFirst();
    }
}
