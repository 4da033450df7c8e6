package dev.keelson.core.adoption;

import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes objects that a service's own build wrote, found on the class path beside one of its classes. A component
 * that adopts them starts with what they say; the platform's defaults and the component's own words are stronger.
 *
 * <p>Findings: {@code manifest-missing}, {@code manifest-unreadable}, {@code manifest-workload},
 * {@code adopted-field-ignored}.
 *
 * @since 0.1.0
 */
public final class Manifest {
    private static final String OF_DEKORATE = "META-INF/dekorate/kubernetes.yml";

    private final @Nullable Class<?> beside;
    private final @Nullable String resource;
    private final @Nullable Text registry;
    private final Origin origin;

    private Manifest(@Nullable Class<?> beside, @Nullable String resource, @Nullable Text registry, Origin origin) {
        this.beside = beside;
        this.resource = resource;
        this.registry = registry;
        this.origin = origin;
    }

    /**
     * What dekorate's annotation processor wrote, {@code META-INF/dekorate/kubernetes.yml}.
     *
     * @param service a class of the service; of several such resources on the class path the one in its jar counts
     */
    public static Manifest ofDekorate(Class<?> service) {
        return new Manifest(service, OF_DEKORATE, null, Origin.here());
    }

    /**
     * Objects in YAML, whoever wrote them.
     *
     * @param service a class of the service; of several such resources on the class path the one in its jar counts
     * @param resource the name on the class path, without a slash at its start
     */
    public static Manifest of(Class<?> service, String resource) {
        return new Manifest(service, resource, null, Origin.here());
    }

    /** {@return the same manifest, its image pulled from that registry} The service's build rarely knows which one. */
    public Manifest registry(Text from) {
        return new Manifest(beside, resource, from, origin);
    }

    /** {@return the image as the platform pulls it} */
    public Image pulled(Image image) {
        return registry == null ? image : image.registry(registry);
    }

    @Nullable
    Class<?> beside() {
        return beside;
    }

    Optional<String> resource() {
        return Optional.ofNullable(resource);
    }

    Origin origin() {
        return origin;
    }
}
