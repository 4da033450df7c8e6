package dev.keelson.core.origin;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The line of user code that said something, written the way an IDE links it:
 * {@code com.example.Databases(Databases.java:42)}.
 *
 * <p>Taking an origin walks the stack only to the first frame outside the library; names and line numbers are resolved
 * when somebody asks for the text.
 *
 * @since 0.1.0
 */
public final class Origin {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final Origin UNKNOWN = new Origin(() -> "unknown source");

    private final Supplier<String> resolver;
    private @Nullable String text;

    private Origin(Supplier<String> resolver) {
        this.resolver = resolver;
    }

    /**
     * The line of user code that called into the library.
     *
     * @return the first frame outside the library, or an origin that says it is unknown
     */
    public static Origin here() {
        Optional<StackWalker.StackFrame> frame =
                WALKER.walk(frames -> frames.filter(candidate -> CallerFrames.isUserCode(candidate.getDeclaringClass()))
                        .findFirst());
        return frame.map(found -> new Origin(() -> describe(found.toStackTraceElement())))
                .orElse(UNKNOWN);
    }

    /**
     * The line of user code in which an exception arose.
     *
     * @param failure an exception that left a scope of the definition
     * @return the topmost frame outside the library and the JDK
     */
    public static Origin of(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(Origin::isUserFrame)
                .findFirst()
                .map(found -> new Origin(() -> describe(found)))
                .orElse(UNKNOWN);
    }

    /** {@return an origin outside Java, such as an option of the command line, described in words} */
    public static Origin outside(String description) {
        return new Origin(() -> description);
    }

    private static boolean isUserFrame(StackTraceElement element) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            return CallerFrames.isUserCode(Class.forName(element.getClassName(), false, loader));
        } catch (ClassNotFoundException | LinkageError hidden) {
            return false;
        }
    }

    private static String describe(StackTraceElement element) {
        String file = element.getFileName();
        return element.getClassName() + "(" + (file == null ? "Unknown Source" : file + ":" + element.getLineNumber())
                + ")";
    }

    /** {@return the line as {@code package.Class(File.java:line)}} */
    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            known = resolver.get();
            text = known;
        }
        return known;
    }
}
