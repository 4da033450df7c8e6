package dev.keelson.validation.cluster;

import dev.keelson.validation.cluster.plane.LabSettings;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts what a {@link ClusterTest} asks for and hands it to the test's methods. */
final class ClusterExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ClusterExtension.class);
    private static final String OWN = "own";

    @Override
    public void beforeAll(ExtensionContext context) {
        // Started before the first test, so that no test's time holds the start.
        cluster(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster(context);
    }

    private static Cluster cluster(ExtensionContext context) {
        ClusterTest asked = context.getRequiredTestClass().getAnnotation(ClusterTest.class);
        Set<ClusterPart> parts = EnumSet.noneOf(ClusterPart.class);
        parts.addAll(Set.of(asked.with()));
        boolean own = asked.lifetime() == Lifetime.CLASS;
        Store store = (own ? classOf(context) : context.getRoot()).getStore(NAMESPACE);
        return store.computeIfAbsent(own ? OWN : parts, key -> start(parts), Cluster.class);
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        ExtensionContext next = context;
        while (next.getTestMethod().isPresent()) {
            next = next.getParent().orElseThrow();
        }
        return next;
    }

    private static Cluster start(Set<ClusterPart> parts) {
        return ExistingCluster.chosen(System::getProperty)
                .map(Cluster::existing)
                .orElseGet(() -> Cluster.start(parts, LabSettings.quick()));
    }
}
