package dev.keelson.validation.cluster;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Classes with a cluster of their own take turns: what a controller does in time is measured on a machine that has some. */
final class ClusterLocks implements ResourceLocksProvider {
    ClusterLocks() {}

    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        ClusterTest asked = testClass.getAnnotation(ClusterTest.class);
        boolean own = asked != null && asked.lifetime() == Lifetime.CLASS;
        return own ? Set.of(new Lock("keelson.cluster", ResourceAccessMode.READ_WRITE)) : Set.of();
    }
}
