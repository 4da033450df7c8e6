package dev.keelson.validation.cluster;

import dev.keelson.validation.cluster.plane.LabSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts what a {@link ClusterTest} asks for and hands it to the test's methods. */
final class ClusterExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ClusterExtension.class);
    private static final String OWN = "own";
    private static final String FAILURE = "failure";

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
        ClusterTest asked = AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), ClusterTest.class, context.getEnclosingTestClasses())
                .orElseThrow();
        Set<ClusterPart> parts = EnumSet.noneOf(ClusterPart.class);
        parts.addAll(List.of(asked.with()));
        boolean own = asked.lifetime() == Lifetime.CLASS;
        Store run = context.getRoot().getStore(NAMESPACE);
        Store store = own ? classOf(context).getStore(NAMESPACE) : run;
        return store.computeIfAbsent(own ? OWN : parts, key -> start(run, parts), Cluster.class);
    }

    /** What fails once would fail for each class of the run, after minutes each. */
    private static Cluster start(Store run, Set<ClusterPart> parts) {
        RuntimeException earlier = run.get(FAILURE, RuntimeException.class);
        if (earlier != null) {
            throw new IllegalStateException("No cluster could be started earlier in this run: " + earlier, earlier);
        }
        try {
            return start(parts);
        } catch (RuntimeException e) {
            run.put(FAILURE, e);
            throw e;
        }
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
