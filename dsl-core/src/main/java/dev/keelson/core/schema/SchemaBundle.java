package dev.keelson.core.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a family of kinds, read from one class-path resource.
 *
 * <p>A bundle is text: comment lines that begin with {@code #}, then lines {@code kind APIVERSION KIND DEFINITION} and
 * {@code definition NAME SCHEMA}; a line {@code release NAME} says of which release the kinds below it are. A schema is one line of JSON schema, draft 7; its {@code $ref} is the name of a
 * definition in this bundle or in another one that is used beside it, so that the schemas of custom resources share
 * Kubernetes' own metadata. The program in {@code src/schema} of this module writes bundles.
 *
 * <p>The resource is read when the first of its schemas is asked for, and a definition is parsed when an object needs
 * it. Instances are safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class SchemaBundle {
    private static final SchemaBundle KUBERNETES = resource(SchemaBundle.class, "kubernetes.schemas");

    private static final SchemaBundle EXTENSIONS = resource(SchemaBundle.class, "extensions.schemas");

    private final Class<?> anchor;
    private final String name;
    private volatile @Nullable Content content;

    private SchemaBundle(Class<?> anchor, String name) {
        this.anchor = anchor;
        this.name = name;
    }

    /**
     * Returns the built-in kinds of Kubernetes 1.34 that a manifest can hold: stable and beta versions, without
     * {@code status}, which only controllers write.
     */
    public static SchemaBundle kubernetes() {
        return KUBERNETES;
    }

    /**
     * Returns the custom resources of projects beside Kubernetes that platforms are made of, without {@code status}: Vertical
     * Pod Autoscaler, cert-manager, Prometheus Operator, External Secrets Operator, Karpenter and its provider for AWS, volume
     * snapshots and Gateway API. It refers to {@link #kubernetes()}.
     *
     * <p>Fields, types and limits are those of the projects' own definitions. Their rules in the Common Expression Language
     * are left out: an API server judges those.
     */
    public static SchemaBundle extensions() {
        return EXTENSIONS;
    }

    /**
     * Returns a bundle that is a class-path resource.
     *
     * @param anchor the class beside which the resource lies
     * @param name the resource's name, as {@link Class#getResourceAsStream} takes it
     */
    public static SchemaBundle resource(Class<?> anchor, String name) {
        return new SchemaBundle(anchor, name);
    }

    /** The name of the definition of each kind. */
    NavigableMap<ObjectKind, String> kinds() {
        return content().kinds;
    }

    /** The release that a kind's definition is of, or null where the bundle does not say. */
    @Nullable
    String release(ObjectKind kind) {
        return content().releases.get(kind);
    }

    /** The JSON text of a definition, or null where this bundle has none of that name. */
    @Nullable
    String definition(String definition) {
        Content read = content();
        Span span = read.definitions.get(definition);
        return span == null ? null : read.text.substring(span.start, span.end);
    }

    @Override
    public String toString() {
        return anchor.getPackageName() + "/" + name;
    }

    private Content content() {
        Content known = content;
        if (known == null) {
            synchronized (this) {
                known = content;
                if (known == null) {
                    known = Content.parse(read(), this);
                    content = known;
                }
            }
        }
        return known;
    }

    private String read() {
        try (InputStream stream = anchor.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("No schema bundle " + name + " lies beside " + anchor.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the schema bundle " + this, e);
        }
    }

    private record Span(int start, int end) {}

    private record Content(
            String text,
            NavigableMap<ObjectKind, String> kinds,
            Map<ObjectKind, String> releases,
            Map<String, Span> definitions) {

        static Content parse(String text, SchemaBundle bundle) {
            NavigableMap<ObjectKind, String> kinds = new TreeMap<>();
            Map<ObjectKind, String> releases = new HashMap<>();
            String release = null;
            Map<String, Span> definitions = new HashMap<>();
            int start = 0;
            while (start < text.length()) {
                int end = text.indexOf('\n', start);
                end = end < 0 ? text.length() : end;
                if (text.startsWith("definition ", start)) {
                    int nameStart = start + "definition ".length();
                    int nameEnd = text.indexOf(' ', nameStart);
                    definitions.put(text.substring(nameStart, nameEnd), new Span(nameEnd + 1, end));
                } else if (text.startsWith("kind ", start)) {
                    String[] words = text.substring(start, end).split(" ", 4);
                    ObjectKind kind = new ObjectKind(words[1], words[2]);
                    kinds.put(kind, words[3]);
                    if (release != null) {
                        releases.put(kind, release);
                    }
                } else if (text.startsWith("release ", start)) {
                    release = text.substring(start + "release ".length(), end);
                } else if (start < end && text.charAt(start) != '#') {
                    throw new IllegalStateException("The schema bundle " + bundle + " has a line that is neither a "
                            + "comment nor a release nor a kind nor a definition: " + text.substring(start, end));
                }
                start = end + 1;
            }
            return new Content(text, kinds, releases, definitions);
        }
    }
}
