package laurel.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import laurel.DataException;
import laurel.batch.AlreadyRunningException;
import laurel.batch.RunStoppedException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure says and which exit code it has. Three kinds can be told apart: a wrong job file,
 * broken data, and our own bug; the environment (disk, database) is a fourth that nobody wrote.
 */
final class Failures {
    private Failures() {}

    static int report(Exception failure, PrintWriter err, boolean isVerbose) {
        if (isVerbose) {
            failure.printStackTrace(err);
        }
        if (failure instanceof DataException) {
            return say(err, failure.getMessage(), ExitCodes.BROKEN_DATA);
        }
        if (failure instanceof AlreadyRunningException) {
            return say(err, failure.getMessage(), ExitCodes.ALREADY_RUNNING);
        }
        if (failure instanceof RunStoppedException) {
            return ExitCodes.STOPPED;
        }
        String environment = environment(failure);
        if (environment != null) {
            return say(err, environment, ExitCodes.FAILED);
        }
        say(err, "[BUG] " + failure, ExitCodes.FAILED);
        if (!isVerbose) {
            err.println("Please report it with what --verbose shows.");
        }
        return ExitCodes.FAILED;
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
        }
        return null;
    }

    private static String file(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return failure.getFile() + ": no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return failure.getFile() + ": not allowed; check who owns it and its rights";
        }
        return String.valueOf(failure.getMessage());
    }

    private static int say(PrintWriter err, @Nullable String message, int exitCode) {
        err.println(message);
        return exitCode;
    }
}
