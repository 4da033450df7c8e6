package dev.keelson.core.workload.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.core.workload.words.WorkloadDraft;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.function.Consumer;

/** An API that comes after one component of each kind. */
final class Waiters {
    static final Namespace SHOP = Namespace.named("shop"), DATA = Namespace.named("data");
    static final Component API = SHOP.component("api"), MIGRATION = SHOP.component("migration");
    static final Component DB = DATA.component("db"), AGENT = DATA.component("agent");
    static final Component CACHE = SHOP.component("cache");
    static final Port HTTP = Port.http(8080);
    static final Image IMAGE = Image.parse("registry.example.com/shop/api:1");
    static final Image KUBECTL = Image.parse("registry.k8s.io/kubectl:v1.34.2");
    static final Setting<Text> VERSION = Setting.text("version", "1.4.2").holding(Characters.DNS_NAME);

    private Waiters() {}

    static void everyKind(PlatformDraft p, Consumer<DeploymentDraft> more) {
        job(p);
        p.deployment(CACHE, IMAGE, d -> sized(d));
        p.statefulSet(DB, IMAGE, s -> sized(s));
        p.daemonSet(AGENT, IMAGE, d -> sized(d));
        p.deployment(API, IMAGE, d -> {
            serving(d);
            d.after(MIGRATION).after(CACHE).after(DB).after(AGENT);
            more.accept(d);
        });
    }

    static void job(PlatformDraft p) {
        p.job(MIGRATION, IMAGE, j -> {
            sized(j);
            j.revision(p.get(VERSION));
        });
    }

    static void serving(DeploymentDraft d) {
        sized(d);
        d.port(HTTP).readiness(Probe.httpGet("/ready", HTTP));
    }

    static void sized(WorkloadDraft<?> workload) {
        workload.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64)));
    }

    static List<String> rollout(String namespace, String object) {
        return List.of("rollout", "status", "--timeout=300s", "--namespace=" + namespace, object);
    }

    static PodSpec pod(Blueprint blueprint) {
        return Blueprints.object(blueprint, Deployment.class, "api")
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    static <K extends HasMetadata> K object(Blueprint blueprint, Class<K> kind, String namespace, String name) {
        List<K> found = blueprint.resources().stream()
                .map(Resource::object)
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(each -> each.getMetadata().getNamespace().equals(namespace)
                        && each.getMetadata().getName().equals(name))
                .toList();
        assertThat(found)
                .as(kind.getSimpleName() + " " + namespace + "/" + name)
                .hasSize(1);
        return found.get(0);
    }
}
