package dev.keelson.validation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.endpoint.ContainerPort;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadReaderTest {
    private static final String SPEC = "{containers: [{ports: [{name: http, containerPort: 80}]}]}";
    private static final String TEMPLATE = "{metadata: {labels: {app: a}}, spec: " + SPEC + "}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v1      | ReplicationController
                    apps/v1 | Deployment
                    apps/v1 | StatefulSet
                    apps/v1 | DaemonSet
                    apps/v1 | ReplicaSet
                    batch/v1 | Job
                    """)
    void pods_come_from_templates(String apiVersion, String kind) {
        assertThat(pod("{apiVersion: " + apiVersion + ", kind: " + kind
                        + ", metadata: {name: a, namespace: n, labels: {of: workload}}, spec: {template: " + TEMPLATE
                        + "}}"))
                .isEqualTo(Pod.in("n").labelled("app", "a").opening("http", Port.tcp(80)));
    }

    @Test
    void pods_of_a_cron_job_come_from_the_template_of_its_jobs() {
        assertThat(pod("{apiVersion: batch/v1, kind: CronJob, metadata: {name: a, namespace: n}, "
                        + "spec: {jobTemplate: {spec: {template: " + TEMPLATE + "}}}}"))
                .isEqualTo(Pod.in("n").labelled("app", "a").opening("http", Port.tcp(80)));
    }

    @Test
    void a_bare_pod_is_its_own_template() {
        assertThat(pod("{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: n, labels: {app: a}}, spec: " + SPEC
                        + "}"))
                .isEqualTo(Pod.in("n").labelled("app", "a").opening("http", Port.tcp(80)));
    }

    @Test
    void other_kinds_and_kinds_of_other_apis_are_passed_over() {
        assertThat(Reachability.of(ManifestTree.parse("""
                                {apiVersion: batch.example.com/v1, kind: Job, metadata: {name: a}}
                                ---
                                {apiVersion: v1, kind: Service, metadata: {name: a}}
                                """)).workloads()).isEmpty();
    }

    @Test
    void all_containers_and_native_sidecars_open_ports_and_other_init_containers_do_not() {
        assertThat(pod("""
                                apiVersion: v1
                                kind: Pod
                                metadata: {name: a, namespace: n}
                                spec:
                                  initContainers:
                                    - {ports: [{name: once, containerPort: 1}]}
                                    - {restartPolicy: Always, ports: [{name: side, containerPort: 2, protocol: UDP}]}
                                  containers:
                                    - {ports: [{containerPort: 3}, {name: four, containerPort: 4, protocol: SCTP}]}
                                    - {ports: [{name: five, containerPort: 5, protocol: TCP}]}
                                    - {}
                                """).ports())
                .containsExactly(
                        new ContainerPort(null, Port.tcp(3)),
                        new ContainerPort("four", Port.sctp(4)),
                        new ContainerPort("five", Port.tcp(5)),
                        new ContainerPort("side", Port.udp(2)));
    }

    @Test
    void a_declared_namespace_gives_its_labels_and_any_namespace_its_name() {
        String pod = "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: n}, spec: {}}";

        assertThat(pod(pod).namespaceLabels()).isEqualTo(Map.of(Pod.NAME_LABEL, "n"));
        assertThat(pod(pod + "\n---\n{apiVersion: v1, kind: Namespace, metadata: {name: n, labels: {team: a, "
                                + Pod.NAME_LABEL + ": lie}}}")
                        .namespaceLabels())
                .isEqualTo(Map.of(Pod.NAME_LABEL, "n", "team", "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{hostNetwork: true}",
                "{containers: [{ports: [{containerPort: http}]}]}",
                "{containers: [{ports: [{containerPort: 70000}]}]}",
                "{containers: [{ports: [{name: http}]}]}",
                "{containers: [{ports: [{containerPort: 80, protocol: udp}]}]}",
            })
    void what_cannot_be_judged_is_refused(String spec) {
        assertThatThrownBy(
                        () -> pod("{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: n}, spec: " + spec + "}"))
                .hasMessageStartingWith("text, document 1: n/a ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: v1, kind: Namespace, metadata: {name: a}}",
                "{apiVersion: v1, kind: Pod, metadata: {name: a}}",
                "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}}",
            })
    void two_objects_of_one_name_are_refused(String manifest) {
        assertThatThrownBy(() -> Reachability.of(ManifestTree.parse(manifest + "\n---\n" + manifest)))
                .hasMessageEndingWith("is there twice, so one of them is lost");
    }

    private static Pod pod(String manifests) {
        return (Pod) Reachability.of(ManifestTree.parse(manifests)).endpoint("n/a");
    }
}
