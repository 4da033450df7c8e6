package dev.keelson.core.check.capacity;

import static dev.keelson.core.check.Yaml.deployment;
import static dev.keelson.core.check.Yaml.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Namespace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of quotas and limits, against amounts worked out by hand from the API server's rules. */
class CapacityCheckTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final String SECURE =
            "securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}";

    private static String quota(String hard) {
        return "{apiVersion: v1, kind: ResourceQuota, metadata: {name: q}, spec: {hard: {" + hard + "}}}";
    }

    private static String limits(String item) {
        return "{apiVersion: v1, kind: LimitRange, metadata: {name: l}, spec: {limits: [{" + item + "}]}}";
    }

    private static String cpu(String request) {
        return "resources: {requests: {cpu: " + request + ", memory: 1Mi}, limits: {memory: 1Mi}}";
    }

    private static String init(String name, String cpu, boolean sidecar) {
        return "{name: " + name + ", image: i, " + (sidecar ? "restartPolicy: Always, " : "") + cpu(cpu) + ", " + SECURE
                + "}";
    }

    private static Definition all(String... objects) {
        return p -> {
            p.namespace(SHOP, n -> {});
            List.of(objects).forEach(object -> p.with(raw(object)));
        };
    }

    /** Exactly the sum is admitted and a thousandth of a core less is not. */
    private static void needs(int millis, String... objects) {
        assertThat(Told.rules(with(quota("requests.cpu: " + millis + "m"), objects)))
                .isEmpty();
        assertThat(Told.rules(with(quota("requests.cpu: " + (millis - 1) + "m"), objects)))
                .containsExactly("over-quota");
    }

    private static Definition with(String first, String... others) {
        String[] both = new String[others.length + 1];
        both[0] = first;
        System.arraycopy(others, 0, both, 1, others.length);
        return all(both);
    }

    private static String replicas(String deployment, String spec) {
        return deployment.replace("spec:\n  selector", "spec:\n  " + spec + "\n  selector");
    }

    @Test
    void an_update_adds_a_quarter_rounded_up_where_nobody_says() {
        needs(700, replicas(deployment("a", "app: a", cpu("100m"), ""), "replicas: 5"));
        needs(500, replicas(deployment("a", "app: a", cpu("100m"), ""), "replicas: 5\n  strategy: {type: Recreate}"));
        needs(200, deployment("a", "app: a", cpu("100m"), ""));
    }

    @ParameterizedTest
    @CsvSource({"1, 600", "0, 500", "10%, 600", "50%, 800", "100%, 1000"})
    void an_update_adds_what_it_says_rounded_up(String surge, int millis) {
        needs(
                millis,
                replicas(
                        deployment("a", "app: a", cpu("100m"), ""),
                        "replicas: 5\n  strategy: {rollingUpdate: {maxSurge: " + surge + "}}"));
    }

    @Test
    void what_scales_a_workload_counts_at_its_most() {
        String hpa = "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: a}, spec:"
                + " {maxReplicas: 10, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}}}";
        needs(1300, deployment("a", "app: a", cpu("100m"), ""), hpa);
        needs(1500, deployment("a", "app: a", cpu("100m"), ""), deployment("b", "app: b", cpu("100m"), ""), hpa);
    }

    @Test
    void containers_that_run_first_count_where_they_need_more_beside_those_that_stay() {
        String once = "strategy: {type: Recreate}";
        needs(
                500,
                replicas(
                        deployment("a", "app: a", cpu("100m"), "initContainers: [" + init("one", "500m", false) + "]"),
                        once));
        needs(
                300,
                replicas(
                        deployment("a", "app: a", cpu("100m"), "initContainers: [" + init("side", "200m", true) + "]"),
                        once));
        needs(
                600,
                replicas(
                        deployment(
                                "a",
                                "app: a",
                                cpu("100m"),
                                "initContainers: [" + init("side", "200m", true) + ", " + init("one", "400m", false)
                                        + "]"),
                        once));
        needs(
                400,
                replicas(
                        deployment(
                                "a",
                                "app: a",
                                cpu("100m"),
                                "initContainers: [" + init("one", "400m", false) + ", " + init("side", "200m", true)
                                        + "]"),
                        once));
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "0.5, 500", "500m, 500", "2e-1, 200", "250000u, 250"})
    void amounts_are_read_as_Kubernetes_writes_them(String amount, int millis) {
        needs(millis, replicas(deployment("a", "app: a", cpu(amount), ""), "strategy: {type: Recreate}"));
    }

    @Test
    void a_quota_of_some_pods_only_is_left_alone() {
        String scoped = quota("requests.cpu: 1m").replace("spec: {", "spec: {scopes: [BestEffort], ");
        assertThat(Told.rules(all(scoped, deployment("a", "app: a", cpu("100m"), ""))))
                .isEmpty();
        assertThat(Told.rules(all(
                        quota("requests.cpu: 1m").replace("name: q", "name: q, namespace: default"),
                        deployment("a", "app: a", cpu("100m"), ""))))
                .isEmpty();
    }

    @Test
    void claims_count_for_each_pod_of_a_stateful_set() {
        String set = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db}
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: db}}
                  template:
                    metadata: {labels: {app: db}}
                    spec:
                      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
                      containers:
                      - name: main
                        image: registry.example.com/x:1
                        volumeMounts: [{name: data, mountPath: /data}]
                        securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
                  volumeClaimTemplates:
                  - metadata: {name: data}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
                """;
        String claim = "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {accessModes:"
                + " [ReadWriteOnce], resources: {requests: {storage: 5Gi}}}}";
        assertThat(rules(all(quota("requests.storage: 35Gi, persistentvolumeclaims: 4, pods: 3"), set, claim)))
                .isEmpty();
        assertThat(rules(all(quota("requests.storage: 34Gi, persistentvolumeclaims: 3, pods: 2"), set, claim)))
                .containsExactly("over-quota", "over-quota", "over-quota");
    }

    private static List<String> rules(Definition definition) {
        return Told.rules(definition).stream()
                .filter(rule -> !rule.equals("governing-service"))
                .toList();
    }

    @Test
    void load_balancers_take_ports_of_nodes_too() {
        String service = "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {type: LoadBalancer, externalName:"
                + " x, ports: [{name: a, port: 80}, {name: b, port: 81}]}}";
        assertThat(Told.rules(all(quota("services: 1, services.loadbalancers: 1, services.nodeports: 2"), service)))
                .isEmpty();
        assertThat(Told.rules(all(quota("services: 0, services.loadbalancers: 0, services.nodeports: 1"), service)))
                .containsExactly("over-quota", "over-quota", "over-quota");
        assertThat(Told.rules(all(
                        quota("services.nodeports: 0"),
                        service.replace(
                                "type: LoadBalancer", "type: LoadBalancer, allocateLoadBalancerNodePorts: false"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            requests.cpu: 9  | requests: {memory: 1Mi}             | -                                          | quota-without-request
            requests.cpu: 9  | limits: {cpu: 1}                    | -                                          |
            limits.cpu: 9    | requests: {cpu: 1}                  | -                                          | quota-without-request
            cpu: 9           | requests: {memory: 1Mi}             | -                                          | quota-without-request
            pods: 9          | requests: {memory: 1Mi}             | -                                          |
            requests.ephemeral-storage: 9 | requests: {cpu: 1}     | -                                          |
            requests.cpu: 9  | requests: {memory: 1Mi}             | type: Container, defaultRequest: {cpu: 1}  |
            requests.cpu: 9  | requests: {memory: 1Mi}             | type: Container, default: {cpu: 1}         |
            limits.cpu: 9    | requests: {memory: 1Mi}             | type: Container, max: {cpu: 1}             |
            limits.cpu: 9    | requests: {cpu: 1}                  | type: Container, min: {cpu: 1}             | quota-without-request
            """)
    void each_container_says_what_a_quota_counts_or_has_it_by_default(
            String hard, String resources, String item, String rule) {
        Definition definition = item == null
                ? all(quota(hard), deployment("a", "app: a", "resources: {" + resources + "}", ""))
                : all(quota(hard), limits(item), deployment("a", "app: a", "resources: {" + resources + "}", ""));
        assertThat(Told.rules(definition)).isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: Container, min: {cpu: 100m}                          | requests: {cpu: 100m}                     | 0
            type: Container, min: {cpu: 100m}                          | requests: {cpu: 99m}                      | 1
            type: Container, min: {memory: 1Mi}                        | requests: {cpu: 99m}                      | 0
            type: Container, max: {cpu: 1}                             | limits: {cpu: 1}                          | 0
            type: Container, max: {cpu: 1}                             | limits: {cpu: 1001m}                      | 1
            type: Container, max: {cpu: 1}                             | requests: {memory: 1Mi}                   | 0
            type: Container, default: {cpu: 1}                         | requests: {cpu: 2}                        | 1
            type: Container, default: {cpu: 1}                         | requests: {cpu: 1}                        | 0
            type: Container, maxLimitRequestRatio: {cpu: 2}            | {requests: {cpu: 1}, limits: {cpu: 2}}    | 0
            type: Container, maxLimitRequestRatio: {cpu: 2}            | {requests: {cpu: 1}, limits: {cpu: 2001m}} | 1
            type: Container, maxLimitRequestRatio: {cpu: 2}            | requests: {cpu: 1}                        | 1
            type: Pod, max: {memory: 1Gi}                              | limits: {memory: 1Gi}                     | 0
            type: Pod, max: {memory: 1Gi}                              | limits: {memory: 2Gi}                     | 1
            type: Pod, min: {memory: 1Gi}                              | requests: {cpu: 1}                        | 1
            """)
    void a_container_is_within_the_limits_after_defaulting(String item, String resources, int findings) {
        String block = resources.startsWith("{") ? resources : "{" + resources + "}";
        assertThat(Told.rules(all(limits(item), deployment("a", "app: a", "resources: " + block, ""))))
                .hasSize(findings)
                .allMatch(rule -> rule.equals("outside-limit-range"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: Container, min: {cpu: 2}, max: {cpu: 1}
            type: Container, default: {cpu: 2}, max: {cpu: 1}
            type: Container, defaultRequest: {cpu: 2}, default: {cpu: 1}
            type: Container, defaultRequest: {cpu: 1}, min: {cpu: 2}
            type: PersistentVolumeClaim, min: {storage: 2Gi}, max: {storage: 1Gi}
            """)
    void limits_that_contradict_themselves_are_told_once_and_judge_nobody(String item) {
        assertThat(Told.rules(all(limits(item), deployment("a", "app: a", cpu("100m"), ""))))
                .containsExactly("limit-range-contradiction");
    }
}
