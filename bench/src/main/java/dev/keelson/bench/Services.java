package dev.keelson.bench;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import java.util.Map;

/**
 * Services in a row, each calling the next. A service has seven objects: service account, config map, network policy,
 * service, deployment, autoscaler and disruption budget.
 */
final class Services implements Definition {
    static final int OBJECTS = 7;

    private static final Namespace BENCH = Namespace.named("bench");
    private static final Port HTTP = Port.http(8080);
    private static final Port METRICS = Port.http("metrics", 9090);

    private final int count;
    private final Stages stages;

    Services(int count, Stages stages) {
        this.count = count;
        this.stages = stages;
    }

    @Override
    public void define(PlatformDraft p) {
        stages.begin();
        p.with(stages);
        for (int i = 0; i < count; i++) {
            service(p, i);
        }
        stages.end(Stages.Stage.DEFINE);
    }

    private void service(PlatformDraft p, int number) {
        Component component = component(number);
        ConfigRef config = BENCH.config(component.name() + "-config");
        p.config(config, c -> c.entry("LOG_LEVEL", "INFO").file("application.properties", f -> f.line(
                        "server.port=", HTTP.number())
                .line("management.server.port=", METRICS.number())
                .line("spring.lifecycle.timeout-per-shutdown-phase=20s")));
        p.deployment(component, Image.parse("registry.example.com/bench/service:1.4.2"), d -> {
            d.port(HTTP)
                    .port(METRICS)
                    .replicas(2)
                    .user(10001)
                    .writable("/tmp")
                    .mount("/etc/service", config)
                    .env("LOG_LEVEL", config.key("LOG_LEVEL"))
                    .env("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=75")
                    .env("NUMBER", Integer.toString(number))
                    .readiness(Probe.httpGet("/readyz", HTTP))
                    .liveness(Probe.httpGet("/livez", HTTP))
                    .resources(r -> r.cpu(Cpu.millis(250)).memory(Memory.mib(512)));
            if (number + 1 < count) {
                d.connectsTo(component(number + 1), HTTP);
            }
        });
        p.with(Raw.resource(autoscaler(component), "stands for what a service scales by"));
        p.with(Raw.resource(budget(component), "stands for what a service survives"));
    }

    private static Component component(int number) {
        return BENCH.component("service-" + number);
    }

    private static HorizontalPodAutoscaler autoscaler(Component component) {
        CrossVersionObjectReference target = new CrossVersionObjectReference();
        target.setApiVersion("apps/v1");
        target.setKind("Deployment");
        target.setName(component.name());
        HorizontalPodAutoscalerSpec spec = new HorizontalPodAutoscalerSpec();
        spec.setScaleTargetRef(target);
        spec.setMinReplicas(2);
        spec.setMaxReplicas(12);
        HorizontalPodAutoscaler autoscaler = new HorizontalPodAutoscaler();
        autoscaler.setMetadata(metadata(component));
        autoscaler.setSpec(spec);
        return autoscaler;
    }

    private static PodDisruptionBudget budget(Component component) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(Map.of("app.kubernetes.io/name", component.name()));
        PodDisruptionBudgetSpec spec = new PodDisruptionBudgetSpec();
        spec.setMaxUnavailable(new IntOrString(1));
        spec.setSelector(selector);
        PodDisruptionBudget budget = new PodDisruptionBudget();
        budget.setMetadata(metadata(component));
        budget.setSpec(spec);
        return budget;
    }

    private static ObjectMeta metadata(Component component) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(component.name());
        metadata.setNamespace(BENCH.name());
        return metadata;
    }
}
