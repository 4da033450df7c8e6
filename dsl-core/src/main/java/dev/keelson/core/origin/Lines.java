package dev.keelson.core.origin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a run has read, by model path, and where it could not read on or had to make do with a stand-in, so that
 * one mistake is not followed by findings that only it caused.
 *
 * @since 0.1.0
 */
public final class Lines {
    private final Map<ModelPath, Origin> lines = new HashMap<>();
    private final Set<ModelPath> cutShort = new HashSet<>();
    private final Set<ModelPath> replaced = new HashSet<>();

    /** Nothing read yet. */
    public Lines() {}

    /** Remembers which line said a word. */
    public void said(ModelPath word, Origin line) {
        lines.put(word, line);
    }

    /** {@return the line of the word, or of the innermost one around it that has a line} */
    public @Nullable Origin line(ModelPath word) {
        for (ModelPath path = word; !path.segments().isEmpty(); path = path.parent()) {
            Origin line = lines.get(path);
            if (line != null) {
                return line;
            }
        }
        return null;
    }

    /** Remembers that an exception left the scope. */
    public void cutShort(ModelPath scope) {
        cutShort.add(scope);
    }

    /** Remembers that a stand-in took the place of the word's value, which was wrong. */
    public void replaced(ModelPath word) {
        replaced.add(word);
    }

    /** {@return whether no exception left a scope} */
    public boolean isWhole() {
        return cutShort.isEmpty();
    }

    /** {@return whether nothing at the path or below it was cut short or replaced} */
    public boolean knowsAll(ModelPath path) {
        return knows(path)
                && Stream.concat(cutShort.stream(), replaced.stream())
                        .filter(lost -> !lost.segments().isEmpty())
                        .noneMatch(lost -> lost.startsWith(path));
    }

    /**
     * {@return whether the path was neither cut short nor replaced} A cut at the root leaves what was read before it whole,
     * so it counts for the root alone.
     */
    public boolean knows(ModelPath path) {
        if (replaced.contains(path) || cutShort.contains(path)) {
            return false;
        }
        for (ModelPath outer = path; !outer.segments().isEmpty(); outer = outer.parent()) {
            if (cutShort.contains(outer)) {
                return false;
            }
        }
        return true;
    }
}
