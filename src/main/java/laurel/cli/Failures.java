package laurel.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import laurel.DataException;
import laurel.batch.AlreadyRunningException;
import laurel.batch.RunStoppedException;
import laurel.engine.EngineException;
import laurel.engine.NoSparkException;
import laurel.feeds.FeedException;
import laurel.spec.SpecException;
import laurel.spec.binding.SpecFault;
import org.jspecify.annotations.Nullable;

/**
 * What a failure says and which exit code it has. Three kinds can be told apart: a wrong job file,
 * broken data, and our own bug; the environment (disk, database) is a fourth that nobody wrote.
 *
 * @param exitCode of the process
 * @param message for people, may be several lines
 */
record Failures(int exitCode, String message) {

    /** Says it as the voice is, and gives the exit code. */
    static int report(Exception failure, PrintWriter err, Voice voice) {
        if (failure instanceof RunStoppedException) {
            return ExitCodes.STOPPED; // the run's events have told it, before the process ends
        }
        Failures judged = judge(failure);
        String trace = voice.isVerbose() ? trace(failure) : "";
        if (voice.logFormat() == Voice.LogFormat.JSON) {
            JsonEvents.failed(err, judged.exitCode(), judged.message(), trace);
        } else {
            err.print(trace);
            err.println(judged.message());
        }
        return judged.exitCode();
    }

    static Failures judge(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof SpecException
                || failure instanceof SpecFault
                || failure instanceof NoSparkException) {
            return new Failures(ExitCodes.WRONG_USE, message);
        }
        if (failure instanceof DataException || failure instanceof FeedException) {
            return new Failures(ExitCodes.BROKEN_DATA, message);
        }
        if (failure instanceof AlreadyRunningException) {
            return new Failures(ExitCodes.ALREADY_RUNNING, message);
        }
        String environment =
                failure instanceof EngineException ? engine(message) : environment(failure);
        return new Failures(
                ExitCodes.FAILED,
                environment != null
                        ? environment
                        : "[BUG] " + failure + "\nPlease report it with what --verbose shows.");
    }

    /** What the engine lacked; null when it refused a statement, which we wrote. */
    private static @Nullable String engine(String message) {
        if (message.contains("Out of Memory")) {
            return message + "\nGive the engine more, e.g. --memory 8GB";
        }
        boolean isOfTheMachine =
                message.contains("IO Error")
                        || message.contains("No space left")
                        || message.startsWith("Job aborted due to stage failure");
        return isOfTheMachine ? message : null;
    }

    /** What the machine or a database refused, in words; null when it is none of their doing. */
    private static @Nullable String environment(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSystemException file) {
                return file(file);
            }
            if (cause instanceof IOException && !(cause instanceof UncheckedIOException)) {
                return "input or output failed: " + cause.getMessage();
            }
            if (cause instanceof SQLException sql) {
                return "the database refused: " + sql.getMessage();
            }
            if (cause instanceof OutOfMemoryError) {
                return "the heap is too small; give more, e.g. LAUREL_OPTS=-Xmx4g";
            }
        }
        return null;
    }

    private static String file(FileSystemException failure) {
        if (failure instanceof NoSuchFileException && failure.getReason() == null) {
            return failure.getFile() + ": no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return failure.getFile() + ": not allowed; check who owns it and its rights";
        }
        return String.valueOf(failure.getMessage());
    }

    private static String trace(Exception failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
