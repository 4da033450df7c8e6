package dev.keelson.core.origin;

import java.util.ArrayList;
import java.util.List;

/**
 * The address of a thing in the model, {@code api.image.tag}. The same text addresses the value in an override and in a
 * chart's values; dots inside a key are escaped as Helm's {@code --set} does: {@code api.env.LOG\.LEVEL}.
 *
 * @since 0.1.0
 */
public final class ModelPath implements Comparable<ModelPath> {
    private static final ModelPath ROOT = new ModelPath(List.of());

    private final List<String> segments;

    private ModelPath(List<String> segments) {
        this.segments = segments;
    }

    /** {@return the path of the platform itself, which has no segment} */
    public static ModelPath root() {
        return ROOT;
    }

    /**
     * Reads a path as people write it.
     *
     * @param text segments joined by dots, a dot inside a segment written {@code \.}
     * @return the path, of no text the root
     */
    public static ModelPath parse(String text) {
        if (text.isEmpty()) {
            return ROOT;
        }
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                segment.append(text.charAt(++i));
            } else if (c == '.') {
                segments.add(segment.toString());
                segment.setLength(0);
            } else {
                segment.append(c);
            }
        }
        segments.add(segment.toString());
        return new ModelPath(List.copyOf(segments));
    }

    /**
     * The path one step further in.
     *
     * @param segment a word or a key, unescaped
     * @return the longer path
     */
    public ModelPath child(String segment) {
        List<String> longer = new ArrayList<>(segments);
        longer.add(segment);
        return new ModelPath(List.copyOf(longer));
    }

    /** {@return the path one step further out; the root's own is the root} */
    public ModelPath parent() {
        return segments.isEmpty() ? this : new ModelPath(segments.subList(0, segments.size() - 1));
    }

    /** {@return the unescaped segments, outermost first} */
    public List<String> segments() {
        return segments;
    }

    /**
     * Whether this path lies below another one or is that path.
     *
     * @param other the possibly shorter path
     * @return true when all of {@code other}'s segments begin this path
     */
    public boolean startsWith(ModelPath other) {
        return segments.size() >= other.segments.size()
                && segments.subList(0, other.segments.size()).equals(other.segments);
    }

    @Override
    public int compareTo(ModelPath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelPath path && segments.equals(path.segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    /** {@return the path as an override names it} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String segment : segments) {
            if (text.length() > 0) {
                text.append('.');
            }
            for (int i = 0; i < segment.length(); i++) {
                char c = segment.charAt(i);
                if (c == '.' || c == '\\' || c == ',' || c == '=' || c == '[') {
                    text.append('\\');
                }
                text.append(c);
            }
        }
        return text.toString();
    }
}
