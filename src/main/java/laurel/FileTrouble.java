package laurel;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Says what a disk refused, without the names of Java's classes. */
public final class FileTrouble {
    private FileTrouble() {}

    /** The reason alone; the file is for the caller to name. */
    public static String reason(IOException failure) {
        String stated = failure instanceof FileSystemException file ? file.getReason() : null;
        if (stated != null) {
            return stated;
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "not allowed; check who owns it and its rights";
        }
        if (failure instanceof NotDirectoryException) {
            return "not a folder";
        }
        @Nullable String message = failure.getMessage();
        return message == null ? "input or output failed" : message;
    }
}
