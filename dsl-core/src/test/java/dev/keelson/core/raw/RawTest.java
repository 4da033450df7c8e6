package dev.keelson.core.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.hatch.EscapeHatch;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RawTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Component WEB = SHOP.component("web");
    private static final Port HTTP = Port.http(8080);

    @Test
    void a_patch_comes_after_everything_the_language_says() {
        Blueprint blueprint =
                Blueprints.sound(p -> api(p, d -> d.with(Raw.patch(Deployment.class, "it wins", x -> x.getSpec()
                                .setReplicas(x.getSpec().getReplicas() + 5)))
                        .replicas(2)));
        assertThat(Blueprints.object(blueprint, Deployment.class, "api")
                        .getSpec()
                        .getReplicas())
                .isEqualTo(7);
    }

    @Test
    void a_patch_changes_the_objects_of_its_component_alone() {
        Blueprint blueprint = Blueprints.sound(p -> {
            api(
                    p,
                    d -> d.with(Raw.patch(
                            Service.class, "a reason", x -> x.getSpec().setType("NodePort"))));
            p.deployment(WEB, Image.parse("registry.example.com/web:1"), d -> sized(d));
        });
        assertThat(Blueprints.object(blueprint, Service.class, "api").getSpec().getType())
                .isEqualTo("NodePort");
        assertThat(Blueprints.object(blueprint, Service.class, "web").getSpec().getType())
                .isEqualTo("ClusterIP");
    }

    @Test
    void what_a_patch_leaves_behind_is_checked() {
        Blueprint blueprint = Blueprints.of(p -> api(p, d -> d.with(Raw.patch(
                        Deployment.class, "a mistake", x -> x.getSpec().setStrategy(null)))
                .with(Raw.patch(
                        Service.class,
                        "a mistake",
                        x -> x.getSpec().getPorts().get(0).setPort(null)))));
        assertThat(Blueprints.ids(blueprint)).containsExactly("schema");
    }

    @Test
    void a_patch_of_what_the_component_does_not_have_is_a_finding() {
        Blueprint blueprint = Blueprints.of(p -> api(p, d -> d.with(Raw.patch(StatefulSet.class, "none", x -> {}))));
        assertThat(blueprint.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(RawExtension.WITHOUT_TARGET);
            assertThat(finding.message()).contains("shop/api", "StatefulSet");
            hasOwnLine(finding);
        });
    }

    @Test
    void an_exception_in_a_patch_is_a_finding_at_the_line_that_threw() {
        Blueprint blueprint = Blueprints.of(p -> api(
                p,
                d -> d.with(Raw.patch(Deployment.class, "broken", x -> {
                    throw new IllegalStateException("no");
                }))));
        assertThat(blueprint.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(RawExtension.FAILED);
            hasOwnLine(finding);
        });
    }

    @Test
    void a_patch_in_the_defaults_reaches_every_component() {
        Blueprint blueprint = Blueprints.sound(p -> {
            p.defaults(c -> c.with(
                    Raw.patch(Deployment.class, "for all", x -> x.getSpec().setMinReadySeconds(9))));
            api(p, d -> {});
            p.deployment(WEB, Image.parse("registry.example.com/web:1"), d -> sized(d));
        });
        assertThat(Blueprints.object(blueprint, Deployment.class, "api")
                        .getSpec()
                        .getMinReadySeconds())
                .isEqualTo(9);
        assertThat(Blueprints.object(blueprint, Deployment.class, "web")
                        .getSpec()
                        .getMinReadySeconds())
                .isEqualTo(9);
    }

    @Test
    void a_raw_object_is_one_of_the_platform_and_checked_like_them() {
        Blueprint sound = Blueprints.sound(p -> {
            p.namespace(SHOP, n -> {});
            p.with(Raw.resource(config("extra"), "a reason"));
        });
        assertThat(sound.resources()).anySatisfy(resource -> {
            assertThat(resource.id()).isEqualTo("ConfigMap shop/extra");
            assertThat(resource.source().because()).isEqualTo("a reason");
            assertThat(resource.source().origin().toString()).contains("(RawTest.java:");
        });

        ConfigMap wrong = config("wrong");
        wrong.setAdditionalProperty("spec", Map.of("a", "b"));
        assertThat(Blueprints.ids(Blueprints.of(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(Raw.resource(wrong, "a reason"));
                })))
                .containsExactly("schema");
    }

    @Test
    void ways_around_the_language_are_counted_with_their_reasons() {
        Blueprint blueprint = Blueprints.sound(p -> {
            p.with(Raw.resource(config("extra"), "first"));
            api(p, d -> d.with(Raw.patch(Deployment.class, "second", x -> {})));
        });
        List<Attached<EscapeHatch>> hatches = blueprint.model().attached(EscapeHatch.class);
        assertThat(hatches.stream()
                        .map(each -> each.component() + " " + each.fact().touches() + " "
                                + each.fact().because()))
                .containsExactlyInAnyOrder("null ConfigMap first", "shop/api Deployment second");
        assertThat(hatches)
                .allSatisfy(each -> assertThat(each.origin().toString()).contains("(RawTest.java:"));
    }

    /** A patch says {@code x.getSpec().getContainers().add(…)} without asking where the list came from. */
    @Test
    void a_patch_may_add_to_every_collection_that_the_language_wrote() {
        Blueprint blueprint = Blueprints.sound(p -> api(p, d -> d.user(1)
                .writable("/tmp")
                .annotation("a/b", "c")
                .with(Raw.patch(Deployment.class, "a side container", x -> {
                    Container side = new Container();
                    side.setName("side");
                    side.setImage("registry.example.com/side:1");
                    List<Container> containers =
                            x.getSpec().getTemplate().getSpec().getContainers();
                    side.setSecurityContext(containers.get(0).getSecurityContext());
                    containers.add(side);
                }))));
        assertThat(Blueprints.object(blueprint, Deployment.class, "api")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers())
                .hasSize(2);
        List<String> closed = new ArrayList<>();
        blueprint
                .resources()
                .forEach(resource -> closed(resource.id(), resource.object(), closed, new IdentityHashMap<>()));
        assertThat(closed).isEmpty();
    }

    private static void closed(String path, Object value, List<String> found, Map<Object, Boolean> seen) {
        if (value == null || seen.put(value, true) != null) {
            return;
        }
        if (value instanceof Collection<?> items) {
            if (!isOpen(items)) {
                found.add(path);
            }
            items.forEach(item -> closed(path + "[]", item, found, seen));
        } else if (value instanceof Map<?, ?> map) {
            if (!isOpen(map)) {
                found.add(path);
            }
        } else if (value.getClass().getName().startsWith("io.fabric8.")) {
            for (Method getter : getters(value.getClass())) {
                closed(path + "." + getter.getName(), call(getter, value), found, seen);
            }
        }
    }

    private static boolean isOpen(Object container) {
        return Set.of("java.util.ArrayList", "java.util.LinkedHashMap", "java.util.TreeMap")
                .contains(container.getClass().getName());
    }

    private static List<Method> getters(Class<?> type) {
        try {
            return List.of(Introspector.getBeanInfo(type, Object.class).getPropertyDescriptors()).stream()
                    .map(property -> property.getReadMethod())
                    .filter(getter -> getter != null && !getter.getName().equals("getAdditionalProperties"))
                    .toList();
        } catch (java.beans.IntrospectionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object call(Method getter, Object target) {
        try {
            return getter.invoke(target);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void hasOwnLine(Finding finding) {
        assertThat(finding.sites().get(0).origin().toString()).startsWith("dev.keelson.core.raw.RawTest(RawTest.java:");
    }

    private static HasMetadata named(HasMetadata object, String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace("shop");
        object.setMetadata(metadata);
        return object;
    }

    private static ConfigMap config(String name) {
        return (ConfigMap) named(new ConfigMap(), name);
    }

    private static void api(PlatformDraft p, Consumer<DeploymentDraft> words) {
        p.deployment(API, Image.parse("registry.example.com/api:1"), d -> words.accept(sized(d)));
    }

    private static DeploymentDraft sized(DeploymentDraft d) {
        return d.port(HTTP).readiness(Probe.tcp(HTTP)).resources(r -> r.cpu(Cpu.millis(100))
                .memory(Memory.mib(64)));
    }
}
