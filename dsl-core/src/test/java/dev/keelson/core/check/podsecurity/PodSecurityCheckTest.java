package dev.keelson.core.check.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.identity.PodSecurity;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.security.Capability;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodSecurityCheckTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");

    @Test
    void a_loosening_that_the_namespace_refuses_is_told_at_the_word_that_gave_it() {
        Told.only(p -> p.deployment(
                        API,
                        IMAGE,
                        d -> d.security(s -> s.writableRoot("it must").rootUser("the vendor's image insists"))))
                .says(
                        "pod-security",
                        "api.security",
                        "Deployment shop/api breaks P15 (running as non-root):"
                                + " spec.template.spec.securityContext.runAsNonRoot is false. The namespace shop enforces"
                                + " restricted and refuses the pod.")
                .fix("Set runAsNonRoot: true on the pod and nowhere false. Or admit it with p.namespace(…, n ->"
                        + " n.podSecurity(PodSecurity.BASELINE)).")
                .at(".rootUser(");
    }

    @Test
    void each_loosening_is_cited_by_its_own_line() {
        List<Told> told = Told.all(p -> p.job(API, IMAGE, j -> j.user(0).security(s -> s.writableRoot("unpacks")
                .privilegeEscalation("sudo")
                .unconfinedSeccomp("profiling")
                .capability(Capability.CHOWN, "owns what it unpacks"))));
        assertThat(told).hasSize(4);
        told.get(0)
                .at(".user(0)")
                .says(
                        "pod-security",
                        "api.user",
                        "Job shop/api breaks P16 (non-root user): spec.template.spec.securityContext.runAsUser is 0. The"
                                + " namespace shop enforces restricted and refuses the pod.");
        told.get(1).at(".privilegeEscalation(");
        told.get(2).at(".unconfinedSeccomp(").fix("Set seccompProfile.type: RuntimeDefault on the pod.");
        told.get(3).at(".capability(Capability.CHOWN");
    }

    @Test
    void a_namespace_that_admits_a_right_is_no_reason_for_a_finding() {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> n.podSecurity(PodSecurity.BASELINE));
                    p.deployment(
                            API,
                            IMAGE,
                            d -> d.security(s -> s.rootUser("it must")
                                    .privilegeEscalation("sudo")
                                    .capability(Capability.CHOWN, "owns what it unpacks")));
                }))
                .isEmpty();
    }

    @Test
    void what_a_raw_patch_takes_is_told_at_the_patch() {
        Told.only(p -> p.deployment(
                        API,
                        IMAGE,
                        d -> d.with(Raw.patch(
                                Deployment.class,
                                "a test",
                                x -> x.getSpec().getTemplate().getSpec().setHostNetwork(true)))))
                .says(
                        "pod-security",
                        "api",
                        "Deployment shop/api breaks P01 (host namespaces): spec.template.spec.hostNetwork is true. The"
                                + " namespace shop enforces restricted and refuses the pod.")
                .fix("Leave hostNetwork, hostPID and hostIPC out.")
                .at("Raw.patch(", "p.deployment(");
    }

    @Test
    void another_mistake_of_the_component_does_not_hide_a_right_that_is_refused() {
        assertThat(Told.rules(p -> p.deployment(API, IMAGE, d -> d.connectsTo(SHOP.component("db"), Port.tcp("sql", 1))
                        .security(s -> s.rootUser("it must")))))
                .containsExactlyInAnyOrder("undefined-component", "pod-security");
    }

    @Test
    void a_value_that_is_not_known_breaks_no_control() {
        assertThat(Told.rules(p -> p.deployment(API, IMAGE, d -> d.user(-1)))).containsExactly("invalid-value");
    }
}
