package dev.keelson.core.dekorate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.hatch.EscapeHatch;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.SecretStore;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.dekorate.kubernetes.config.Annotation;
import io.dekorate.kubernetes.config.HostAliasBuilder;
import io.dekorate.kubernetes.decorator.AddAnnotationDecorator;
import io.dekorate.kubernetes.decorator.AddHostAliasesDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpecFluent;
import java.util.List;
import org.junit.jupiter.api.Test;

class DekorateTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api"), WEB = SHOP.component("web");
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");

    private static DeploymentDraft sized(DeploymentDraft d) {
        return d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64)));
    }

    private static Blueprint decorated(Decorator<?>... decorators) {
        return Blueprints.of(p -> {
            p.deployment(API, IMAGE, d -> sized(d).with(Dekorate.decorator("a reason", decorators)));
            p.deployment(WEB, IMAGE, DekorateTest::sized);
        });
    }

    @Test
    void a_decorator_of_dekorate_changes_an_object_and_nothing_else() {
        Blueprint plain = Blueprints.sound(p -> {
            p.deployment(API, IMAGE, DekorateTest::sized);
            p.deployment(WEB, IMAGE, DekorateTest::sized);
        });
        Blueprint blueprint = decorated(new AddHostAliasesDecorator(
                "api",
                new HostAliasBuilder()
                        .withIp("192.0.2.7")
                        .withHostnames("old.example.com")
                        .build()));

        assertThat(blueprint.findings()).isEmpty();
        assertThat(Blueprints.differences(plain, blueprint))
                .containsExactly(
                        "Deployment shop/api /spec/template/spec/hostAliases/0/hostnames/0: null → old.example.com",
                        "Deployment shop/api /spec/template/spec/hostAliases/0/ip: null → 192.0.2.7");
    }

    @Test
    void decorators_of_any_name_reach_the_objects_of_their_component_alone() {
        Blueprint blueprint = decorated(new AddAnnotationDecorator(new Annotation("example.com/team", "a", null)));

        assertThat(Blueprints.leaves(blueprint).toString())
                .contains("Deployment shop/api /metadata/annotations/example.com/team=a")
                .doesNotContain("Deployment shop/web /metadata/annotations/example.com/team=a");
    }

    @Test
    void what_a_decorator_adds_belongs_to_the_component() {
        Blueprint blueprint = decorated(new Adding());

        assertThat(blueprint.findings()).isEmpty();
        assertThat(blueprint.resources())
                .filteredOn(resource -> resource.id().equals("ServiceAccount shop/added"))
                .singleElement()
                .satisfies(resource -> assertThat(resource.source().component()).isEqualTo(API));
    }

    @Test
    void what_a_decorator_leaves_behind_is_checked() {
        assertThat(Blueprints.ids(decorated(new Breaking()))).contains("selector-mismatch");
    }

    @Test
    void decorators_are_counted_among_the_escape_hatches() {
        Blueprint blueprint = decorated(new Adding());

        List<?> facts = blueprint.model().all(Attached.class).stream()
                .map(attached -> attached.fact())
                .filter(EscapeHatch.class::isInstance)
                .toList();
        assertThat(facts).singleElement().satisfies(fact -> {
            assertThat(((EscapeHatch) fact).because()).isEqualTo("a reason");
            assertThat(((EscapeHatch) fact).touches()).isEqualTo("Adding");
        });
    }

    @Test
    void a_decorator_that_names_something_else_is_a_finding() {
        assertThat(Blueprints.ids(
                        decorated(new AddAnnotationDecorator("orders", new Annotation("example.com/team", "a", null)))))
                .containsExactly("decorator-without-effect");
    }

    private static final class Adding extends Decorator<KubernetesListBuilder> {
        @Override
        public void visit(KubernetesListBuilder list) {
            ServiceAccount added = new ServiceAccount();
            added.setMetadata(new io.fabric8.kubernetes.api.model.ObjectMetaBuilder()
                    .withName("added")
                    .withNamespace("shop")
                    .build());
            list.addToItems(added);
        }
    }

    private static final class Breaking extends Decorator<DeploymentSpecFluent<?>> {
        @Override
        public void visit(DeploymentSpecFluent<?> spec) {
            spec.editSelector().addToMatchLabels("version", "1").endSelector();
        }
    }

    @Test
    void a_decorator_that_takes_objects_away_is_told_and_takes_none() {
        Blueprint plain = Blueprints.sound(p -> {
            p.deployment(API, IMAGE, DekorateTest::sized);
            p.deployment(WEB, IMAGE, DekorateTest::sized);
        });
        Blueprint blueprint = decorated(new Removing());

        assertThat(Blueprints.ids(blueprint)).containsExactly("patch-failed");
        assertThat(blueprint.findings().get(0).message()).isEqualTo("Removing takes objects of shop/api away.");
        assertThat(Blueprints.differences(plain, blueprint)).isEmpty();
    }

    private static final class Removing extends Decorator<KubernetesListBuilder> {
        @Override
        public void visit(KubernetesListBuilder list) {
            list.withItems(list.buildItems().subList(1, list.buildItems().size()));
        }
    }

    @Test
    void an_added_object_comes_from_the_line_of_the_decorator_with_its_reason() {
        assertThat(decorated(new Adding()).resources())
                .filteredOn(resource -> resource.id().equals("ServiceAccount shop/added"))
                .singleElement()
                .satisfies(resource -> {
                    assertThat(resource.source().because()).isEqualTo("a reason");
                    assertThat(resource.source().origin().toString()).contains("(DekorateTest.java:");
                });
    }

    @Test
    void a_decorator_that_is_null_is_told() {
        assertThat(Blueprints.ids(decorated((Decorator<?>) null))).containsExactly("null-argument");
    }

    @Test
    void objects_of_custom_resources_are_out_of_reach() {
        Blueprint blueprint = Blueprints.of(p -> {
            p.externalSecret(SHOP.secret("login"), SecretStore.existingClusterStore("vault"), s -> s.key("a", "b"));
            p.deployment(API, IMAGE, d -> sized(d).env("A", SHOP.secret("login").key("a"))
                    .with(Dekorate.decorator(
                            "a reason", new AddAnnotationDecorator("login", new Annotation("x", "y", null)))));
        });

        assertThat(Blueprints.ids(blueprint)).containsExactly("decorator-without-effect");
        assertThat(blueprint.findings().get(0).fix()).doesNotContain("ExternalSecret");
    }

    @Test
    void the_deployment_keeps_its_place() {
        assertThat(Blueprints.object(decorated(new Adding()), Deployment.class, "api"))
                .isNotNull();
    }
}
