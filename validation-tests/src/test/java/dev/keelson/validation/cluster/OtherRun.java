package dev.keelson.validation.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.validation.process.ChildJvm;
import dev.keelson.validation.process.ProcessResult;
import dev.keelson.validation.process.ProcessRun;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of tests in a JVM of its own, which tells how each test and each class of it ended. */
final class OtherRun {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private OtherRun() {}

    static ProcessResult of(List<String> options, Map<String, String> environment, Class<?>... tests) {
        ProcessRun run = ProcessRun.of(
                LIMIT,
                ChildJvm.command(
                        OtherRun.class,
                        options,
                        Stream.of(tests).map(Class::getName).toArray(String[]::new)));
        environment.forEach(run::environment);
        return run.run().orFail();
    }

    public static void main(String... classes) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false");
        Stream.of(classes).map(DiscoverySelectors::selectClass).forEach(request::selectors);
        LauncherFactory.create().execute(request.build(), new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                System.out.println(test.getDisplayName() + ": " + result.getStatus()
                        + result.getThrowable().map(failure -> " " + failure).orElse(""));
            }
        });
    }

    /** What a test may do in a cluster that was chosen with the namespace {@code mine}. */
    @ClusterTest
    static final class InTheChosenCluster {
        @Test
        void writes_where_it_may(Cluster cluster) {
            cluster.client().resource(configMap("mine")).serverSideApply();
        }

        @Test
        void is_refused_elsewhere(Cluster cluster) {
            for (var write : List.<Runnable>of(
                    () -> cluster.client().resource(configMap("other")).serverSideApply(),
                    () -> cluster.client().resource(configMap("other")).create(),
                    () -> cluster.client().resource(configMap("other")).delete(),
                    () -> cluster.client().configMaps().inNamespace("other").delete(),
                    () -> cluster.client()
                            .getHttpClient()
                            .newWebSocketBuilder()
                            .uri(URI.create(cluster.client().getMasterUrl()
                                    + "api/v1/namespaces/other/pods/any/exec?command=true"))
                            .buildAsync(new WebSocket.Listener() {})
                            .join(),
                    () -> cluster.client()
                            .resource(new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName("mine")
                                    .endMetadata()
                                    .build())
                            .delete())) {
                assertThatThrownBy(write::run)
                        .hasStackTraceContaining("would write to the chosen cluster outside the namespaces [mine]");
            }
        }

        @Test
        void reads_and_tries_everywhere(Cluster cluster) {
            assertThat(cluster.client().configMaps().inNamespace("other").list().getItems())
                    .extracting(each -> each.getMetadata().getName())
                    .contains("kept");
            cluster.client().resource(configMap("other")).dryRun().create();
            cluster.client()
                    .configMaps()
                    .inNamespace("other")
                    .withName("kept")
                    .dryRun()
                    .delete();
        }

        @Test
        void has_no_control_plane(Cluster cluster) {
            assertThatThrownBy(cluster::plane).hasMessageContaining("an existing cluster was chosen");
        }
    }

    @ClusterTest(lifetime = Lifetime.CLASS)
    static final class InItsOwn {
        @Test
        void is_served(Cluster cluster) {
            System.out.println("server: " + cluster.client().getMasterUrl());
            cluster.client().resource(configMap("default")).serverSideApply();
        }

        @Nested
        final class Within {
            @Test
            void is_the_same(Cluster cluster) {
                assertThat(cluster.client()
                                .configMaps()
                                .inNamespace("default")
                                .withName("written")
                                .get())
                        .isNotNull();
            }
        }
    }

    @ClusterTest
    static final class Another {
        @Test
        void never_begins(Cluster cluster) {}
    }

    static ConfigMap configMap(String namespace) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("written")
                .withNamespace(namespace)
                .endMetadata()
                .build();
    }
}
