package dev.keelson.core.emit.tree;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An output directory cannot be written or must not be read; says what is wrong and how to put it right.
 *
 * @since 0.1.0
 */
public final class OutputTreeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String fix;

    OutputTreeException(String problem, String fix) {
        this(problem, fix, null);
    }

    private OutputTreeException(String problem, String fix, @Nullable IOException cause) {
        super(problem + "\n\n" + fix, cause);
        this.problem = problem;
        this.fix = fix;
    }

    /** {@return what is wrong, with the path} */
    public String problem() {
        return problem;
    }

    /** {@return what to do about it} */
    public String fix() {
        return fix;
    }

    static OutputTreeException of(Path root, IOException e) {
        String file = e instanceof FileSystemException named && named.getFile() != null ? named.getFile() : "" + root;
        // The message of a FileSystemException is little more than its file; a failed write has nothing but a message.
        String reason = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
        reason = reason == null ? e.getClass().getSimpleName() : reason;
        return new OutputTreeException(
                "Cannot work on the output directory " + root + ": " + what(e, file, reason) + ".", how(e, reason), e);
    }

    private static String what(IOException e, String file, String reason) {
        if (e instanceof AccessDeniedException) {
            return "no permission for " + file;
        }
        if (e instanceof NoSuchFileException) {
            return file + " has vanished";
        }
        if (e instanceof FileAlreadyExistsException) {
            return file + " is in the way of a directory";
        }
        return e instanceof FileSystemException ? file + ": " + reason : reason;
    }

    private static String how(IOException e, String reason) {
        String known = reason.toLowerCase(Locale.ROOT);
        String again = " Then run again: every file is whole, old or new, and the next run completes the rest.";
        if (e instanceof AccessDeniedException || known.contains("read-only")) {
            return "Give the user who runs this write permission for the directory and all in it, or choose another"
                    + " directory." + again;
        }
        if (known.contains("no space") || known.contains("quota")) {
            return "Free some space there, or choose another directory." + again;
        }
        if (e instanceof AtomicMoveNotSupportedException) {
            return "Directories below the output directory must be on the same file system as itself: remove the"
                    + " mount." + again;
        }
        return "Make the directory writable, or choose another directory." + again;
    }
}
