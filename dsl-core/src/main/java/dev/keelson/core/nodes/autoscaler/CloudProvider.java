package dev.keelson.core.nodes.autoscaler;

import dev.keelson.core.value.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the nodes, {@code cloudProvider} and what it needs to know.
 *
 * @since 0.1.0
 */
public final class CloudProvider {
    private final String name;

    @Nullable
    private final Text region;

    private CloudProvider(String name, @Nullable Text region) {
        this.name = name;
        this.region = region;
    }

    /** {@return AWS in that region, {@code awsRegion}; node groups are Auto Scaling groups} */
    public static CloudProvider aws(String region) {
        return aws(Text.of(region));
    }

    /** {@return AWS in that region, {@code awsRegion}; node groups are Auto Scaling groups} */
    public static CloudProvider aws(Text region) {
        return new CloudProvider("aws", region);
    }

    /** {@return another provider by the name that the cluster-autoscaler knows it by} */
    public static CloudProvider named(String name) {
        return new CloudProvider(name, null);
    }

    String name() {
        return name;
    }

    Optional<Text> region() {
        return Optional.ofNullable(region);
    }
}
