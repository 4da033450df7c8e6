package dev.keelson.helm.release;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Sink;
import dev.keelson.core.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * The namespace of a platform that is the one a chart is installed into: {@code .Release.Namespace} wherever its name is
 * written. Its object is not in the chart, because {@code helm install --create-namespace} makes it.
 *
 * @since 0.1.0
 */
public final class ReleaseNamespace {
    /** What templates write for its name, below the root of their data. */
    public static final String TEMPLATE = ".Release.Namespace";

    private final @Nullable Namespace namespace;

    private ReleaseNamespace(@Nullable Namespace namespace) {
        this.namespace = namespace;
    }

    /** {@return that namespace} */
    public static ReleaseNamespace of(Namespace namespace) {
        return new ReleaseNamespace(namespace);
    }

    /** {@return the namespace that was named, else that of the platform's first component; none where there is no component} */
    public static ReleaseNamespace of(Blueprint platform, @Nullable Namespace named) {
        return new ReleaseNamespace(
                named != null
                        ? named
                        : platform.model().all(Workload.class).stream()
                                .map(workload -> workload.component().namespace())
                                .findFirst()
                                .orElse(null));
    }

    /** {@return whether the release itself gives the setting of that path its value} */
    public boolean names(String path) {
        return namespace != null && namespace.namePath().toString().equals(path);
    }

    /** {@return its name as objects write it, empty where there is none} */
    public String written(Sink sink) {
        return namespace == null ? "" : sink.text(namespace.written());
    }

    /** {@return whether the setting of that path decides the object of the namespace alone, so that the chart has no use for it} */
    public boolean describes(String path) {
        return namespace != null
                && (names(path)
                        || namespace
                                .namePath()
                                .parent()
                                .child("podSecurity")
                                .toString()
                                .equals(path));
    }

    /** {@return whether it is the object of the namespace itself} */
    public boolean isObject(Resource resource) {
        ModelPath path = resource.source().path();
        return namespace != null
                && resource.kind().equals("Namespace")
                && namespace.namePath().parent().equals(path);
    }
}
