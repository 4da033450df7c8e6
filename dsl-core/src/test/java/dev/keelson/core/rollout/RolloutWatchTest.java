package dev.keelson.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Selection;
import dev.keelson.core.cluster.Tree;
import dev.keelson.core.cluster.Write;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutWatchTest {
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Shown shown = new Shown();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{observedGeneration: 1, replicas: 2, updatedReplicas: 2, availableReplicas: 2} | its controller has"
                        + " not seen it yet",
                "{observedGeneration: 2, replicas: 3, updatedReplicas: 1, availableReplicas: 2} | 1 of 2 pods are new",
                "{observedGeneration: 2, replicas: 3, updatedReplicas: 2, availableReplicas: 2} | 1 old pods have not"
                        + " ended",
                "{observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 1} | 1 of 2 new pods are"
                        + " available",
                "{observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 2} | ''",
            })
    void a_deployment_is_in_place_when_all_its_pods_are_new_and_available(String status, String text) {
        RolloutState state = look("Deployment", "{replicas: 2, progressDeadlineSeconds: 600}", status, Duration.ZERO);
        assertThat(state.text()).isEqualTo(text);
        assertThat(state.isReady()).isEqualTo(text.isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{replicas: 3} | {observedGeneration: 2, updatedReplicas: 1, readyReplicas: 3, currentRevision: a,"
                        + " updateRevision: b} | 1 of 3 pods are new",
                "{replicas: 3} | {observedGeneration: 2, updatedReplicas: 3, readyReplicas: 2, currentRevision: a,"
                        + " updateRevision: b} | 2 of 3 pods are ready",
                "{replicas: 3} | {observedGeneration: 2, updatedReplicas: 3, readyReplicas: 3, currentRevision: a,"
                        + " updateRevision: b} | its controller has not ended the update yet",
                "{replicas: 3} | {observedGeneration: 2, readyReplicas: 3, currentRevision: b, updateRevision: b} | ''",
                "{replicas: 3, updateStrategy: {rollingUpdate: {partition: 2}}} | {observedGeneration: 2,"
                        + " updatedReplicas: 1, readyReplicas: 3, currentRevision: a, updateRevision: b} | ''",
                "{replicas: 3, updateStrategy: {type: OnDelete}} | {observedGeneration: 2, readyReplicas: 3,"
                        + " currentRevision: a, updateRevision: b} | ''",
            })
    void a_stateful_set_is_in_place_when_its_update_ended(String spec, String status, String text) {
        assertThat(look("StatefulSet", spec, status, Duration.ZERO).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 1, numberAvailable: 3} | 1"
                        + " of 3 pods are new",
                "{observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 2} | 2"
                        + " of 3 pods are available",
                "{observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3} |"
                        + " ''",
            })
    void a_daemon_set_is_in_place_when_every_node_has_its_pod(String status, String text) {
        assertThat(look("DaemonSet", "{}", status, Duration.ZERO).text()).isEqualTo(text);
    }

    @Test
    void a_job_is_in_place_when_it_is_complete_and_a_failure_ends_the_wait_with_what_its_pod_said() {
        assertThat(look("Job", "{}", "{active: 1}", Duration.ZERO).text()).isEqualTo("0 of 1 pods have succeeded");
        assertThat(look("Job", "{}", "{conditions: [{type: Complete, status: 'True'}]}", Duration.ZERO)
                        .isReady())
                .isTrue();

        shown.lists.add(tree("""
            {metadata: {name: migrate-x}, status: {phase: Failed, containerStatuses: [
              {name: migrate, state: {terminated: {exitCode: 3, reason: Error, message: no such table}}}]}}\
            """));
        RolloutState failed = look(
                "Job",
                "{selector: {matchLabels: {a: b}}}",
                "{conditions: [{type: Failed, status: 'True', reason: BackoffLimitExceeded, message: too often}]}",
                Duration.ZERO);
        assertThat(failed.isFailed()).isTrue();
        assertThat(failed.text())
                .isEqualTo("it failed (BackoffLimitExceeded: too often); pod migrate-x in container migrate: it ended"
                        + " with exit code 3 (Error): no such table");
    }

    @Test
    void a_definition_is_in_place_when_its_kind_is_served() {
        assertThat(look("CustomResourceDefinition", "{}", "{}", Duration.ZERO).text())
                .isEqualTo("its kind is not served yet");
        assertThat(look("CustomResourceDefinition", "{}", "{conditions: [{type: Established, status: 'True'}]}", LATER)
                        .isReady())
                .isTrue();
    }

    @Test
    void a_deployment_that_gives_up_ends_the_wait_unless_it_had_given_up_before() {
        String given = "{observedGeneration: 2, conditions: [{type: Progressing, status: 'False', reason:"
                + " ProgressDeadlineExceeded}]}";
        assertThat(look("Deployment", "{replicas: 2}", given, Duration.ZERO).isFailed())
                .isTrue();

        Tree live = object("Deployment", "{replicas: 2}", given);
        shown.live = live;
        RolloutWatch unchanged = new RolloutWatch(shown, live, false, DEADLINE, Duration.ZERO);
        assertThat(unchanged.look(LATER).isFailed()).isFalse();
        RolloutState late = unchanged.look(LATER.plus(DEADLINE));
        assertThat(late.isFailed()).isTrue();
        assertThat(late.text()).endsWith("before this apply; nothing changed for 600 s");
    }

    @Test
    void what_has_no_deadline_of_its_own_fails_when_nothing_changes() {
        Tree live = object("StatefulSet", "{replicas: 2}", "{observedGeneration: 2, readyReplicas: 0}");
        shown.live = live;
        RolloutWatch watch = new RolloutWatch(shown, live, true, DEADLINE, Duration.ZERO);
        watch.look(Duration.ofMinutes(1));
        shown.live = object("StatefulSet", "{replicas: 2}", "{observedGeneration: 2, readyReplicas: 1}");
        assertThat(watch.look(Duration.ofMinutes(10)).isFailed()).isFalse();
        assertThat(watch.look(Duration.ofMinutes(19)).isFailed()).isFalse();
        assertThat(watch.look(Duration.ofMinutes(20)).isFailed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: 0/3 nodes}]}"
                        + " | pod api-1 cannot be scheduled (Unschedulable: 0/3 nodes)",
                "{containerStatuses: [{name: api, state: {waiting: {reason: ImagePullBackOff, message: no such"
                        + " image}}}]} | pod api-1 in container api: ImagePullBackOff: no such image",
                "{initContainerStatuses: [{name: wait, state: {waiting: {reason: CrashLoopBackOff}}, lastState:"
                        + " {terminated: {exitCode: 1, reason: Error}}}]} | pod api-1 in container wait: CrashLoopBackOff,"
                        + " after it ended with exit code 1 (Error)",
                "{containerStatuses: [{name: api, ready: false, state: {running: {}}}]}"
                        + " | pod api-1 in container api: runs and is not ready",
                "{containerStatuses: [{name: api, state: {waiting: {reason: ContainerCreating}}}]} | pod api-1 is not"
                        + " ready",
                "{conditions: [{type: Ready, status: 'True'}]} | ''",
            })
    void a_pod_says_why_it_is_not_ready(String status, String reason) {
        assertThat(PodTroubles.of(List.of(tree("{metadata: {name: api-1}, status: " + status + "}"))))
                .isEqualTo(reason);
    }

    @Test
    void pods_with_one_reason_are_told_once() {
        String status = "status: {containerStatuses: [{name: api, state: {waiting: {reason: ErrImagePull}}}]}}";
        assertThat(PodTroubles.of(List.of(
                        tree("{metadata: {name: api-1}, " + status), tree("{metadata: {name: api-2}, " + status))))
                .isEqualTo("pod api-1 and 1 more: in container api: ErrImagePull");
    }

    @Test
    void a_quota_that_refuses_pods_is_the_reason() {
        Tree live = object("Deployment", "{replicas: 2, progressDeadlineSeconds: 600}", """
            {observedGeneration: 2, conditions: [{type: ReplicaFailure, status: 'True', message: exceeded quota}]}\
            """);
        shown.live = live;
        assertThat(new RolloutWatch(shown, live, true, DEADLINE, Duration.ZERO)
                        .look(LATER)
                        .text())
                .isEqualTo("0 of 2 pods are new; pods are refused (exceeded quota)");
    }

    @Test
    void what_somebody_deletes_is_not_waited_for() {
        Tree live = object("Job", "{}", "{}");
        assertThat(new RolloutWatch(shown, live, true, DEADLINE, Duration.ZERO)
                        .look(LATER)
                        .text())
                .isEqualTo("somebody deleted it");
    }

    private RolloutState look(String kind, String spec, String status, Duration now) {
        Tree live = object(kind, spec, status);
        shown.live = live;
        return new RolloutWatch(shown, live, true, DEADLINE, Duration.ZERO).look(now);
    }

    private static Tree object(String kind, String spec, String status) {
        return tree(
                "{apiVersion: x/v1, kind: " + kind + ", metadata: {name: api, namespace: shop, generation: 2}, spec: "
                        + spec + ", status: " + status + "}");
    }

    private static Tree tree(String yaml) {
        try {
            return new Tree(new YAMLMapper().readValue(yaml, new TypeReference<LinkedHashMap<String, Object>>() {}));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A cluster that shows one object and its pods. */
    private static final class Shown implements ClusterAccess {
        private final List<Tree> lists = new ArrayList<>();
        private Tree live = Tree.EMPTY;

        @Override
        public Optional<Tree> find(ObjectKey key) {
            return Optional.of(live).filter(object -> !object.content().isEmpty());
        }

        @Override
        public boolean serves(String apiVersion, String kind) {
            return true;
        }

        @Override
        public Tree apply(Tree object, Write write) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(ObjectKey key, String uid) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Tree> list(String apiVersion, String kind, String namespace, Selection selection) {
            return kind.equals("Pod") ? lists : List.of();
        }

        @Override
        public void close() {}
    }
}
