package dev.keelson.validation.cluster;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The tests of a class ask a real cluster, which their methods take as a {@link Cluster} parameter.
 *
 * <p>By default it is a control plane on 127.0.0.1 of this machine, started for the test and gone with it. Its programs are
 * those that {@code -Dkeelson.kube-apiserver=/path} and the like name, that {@code KUBEBUILDER_ASSETS} or the PATH holds, or
 * that were built from pinned sources into Keelson's cache, which takes minutes the first time. With
 * {@code -Dkeelson.cluster.kubeconfig} the tests ask an existing cluster instead ({@link ExistingCluster}).
 *
 * <p>The tests carry the tag {@code cluster}.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("cluster")
@ExtendWith(ClusterExtension.class)
@ResourceLock(providers = ClusterLocks.class)
public @interface ClusterTest {

    /** {@return what acts on objects; by default nothing does, they are only admitted and kept} */
    ClusterPart[] with() default {};

    /** {@return how long the cluster lives; by default it is shared} */
    Lifetime lifetime() default Lifetime.SHARED;
}
