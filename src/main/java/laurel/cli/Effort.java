package laurel.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import laurel.batch.RunEvents;
import laurel.batch.RunOptions;
import laurel.publish.Reveal;
import laurel.spec.EngineSpec;
import laurel.spec.Job;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what builds, and what it may use of the machine. */
final class Effort {
    /** Seasons are laid out 30 years further, and their rules end with 2200. */
    private static final int LAST_YEAR = 2169;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = {
                "What builds: ${COMPLETION-CANDIDATES} (default: as the job says).",
                "The results are the same; spark is started by spark-submit."
            })
    private EngineSpec.@Nullable Kind engine;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of the engine (default: as the job says, else one a core).")
    private @Nullable Integer threads;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "Memory of the engine, e.g. 2GB (default: as the job says).")
    private @Nullable String memory;

    /** What is wrong with the values given, a sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (threads != null && threads < 1) {
            problems.add("--threads must be at least 1, got " + threads);
        }
        if (memory != null && !memory.matches("[1-9][0-9]{0,6}(MB|GB)")) {
            problems.add("--memory is an amount such as 2GB or 800MB, got " + memory);
        }
        return problems;
    }

    /**
     * As {@link #problems()}, and what is wrong with the day.
     *
     * @param asOf null: none was given
     */
    List<String> problems(@Nullable LocalDate asOf) {
        List<String> problems = problems();
        if (asOf != null) {
            problems.addAll(problems("--as-of", asOf));
        }
        return problems;
    }

    /** The day that was given, else yesterday where the job is. */
    static LocalDate day(@Nullable LocalDate asOf, Job job) {
        return asOf != null ? asOf : LocalDate.now(Clock.system(job.timezone())).minusDays(1);
    }

    /**
     * What is wrong with an as-of day; empty when nothing is.
     *
     * @param option the one that gave it
     */
    static List<String> problems(String option, LocalDate day) {
        return day.getYear() < 1970 || day.getYear() > LAST_YEAR
                ? List.of("%s %s: not a day from 1970 to %d".formatted(option, day, LAST_YEAR))
                : List.of();
    }

    RunOptions options(LocalDate asOf, Reveal reveal) {
        return new RunOptions(asOf, Version.text(), engine, threads, memory, reveal);
    }

    /** Tells what happens as it was asked for, with a moving bar on a terminal. */
    static RunEvents events(Voice voice, PrintWriter err) {
        if (voice.logFormat() == Voice.LogFormat.JSON) {
            return new JsonEvents(err, Clock.systemUTC());
        }
        return Terminal.isThere() ? new BarEvents(err, System.err) : new TextEvents(err);
    }
}
