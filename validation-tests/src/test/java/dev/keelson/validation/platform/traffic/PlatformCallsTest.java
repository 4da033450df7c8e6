package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.certificate.Authority;
import dev.keelson.validation.compliance.Proves;
import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.lab.object.ServicePort;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.Behaviour;
import dev.keelson.validation.mesh.traffic.Counts;
import dev.keelson.validation.mesh.traffic.Request;
import dev.keelson.validation.mesh.traffic.Security;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reaches whom, asked of real proxies: one pod of each component calls every port of every other. */
@Tag("slow")
@ParameterizedClass
@MethodSource("dev.keelson.validation.platform.traffic.PlatformMesh#environments")
class PlatformCallsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<String> METHODS = List.of("GET", "POST", "DELETE");

    private static PlatformMesh mesh;

    @Parameter
    String environment;

    @BeforeParameterizedClassInvocation
    static void run(String environment) {
        mesh = PlatformMesh.start(environment);
        mesh.run(mesh.components());
    }

    @AfterParameterizedClassInvocation
    static void end() {
        mesh.close();
    }

    @Test
    @Proves(
            value = {"strict-mtls", "default-deny-authorization", "least-authorization"},
            traffic = true)
    void pods_let_in_the_callers_that_are_declared_and_nobody_else() {
        Set<String> reached = new TreeSet<>();
        for (LabPod callee : mesh.lab().pods()) {
            for (ServicePort port : mesh.portsOf(callee)) {
                for (LabPod caller : mesh.lab().pods()) {
                    if (isLetIn(caller, callee, port)) {
                        reached.add(PlatformMesh.line(
                                PlatformMesh.component(caller),
                                PlatformMesh.component(callee),
                                callee.portBehind(port)));
                    }
                }
            }
        }

        assertThat(reached).isEqualTo(mesh.declared());
    }

    @Test
    @Proves(value = "least-authorization", traffic = true)
    void declared_calls_pass_both_sidecars() {
        Set<String> passed = new TreeSet<>();
        for (LabPod callee : mesh.lab().pods()) {
            for (ServicePort port : mesh.portsOf(callee)) {
                for (LabPod caller : mesh.lab().pods()) {
                    String line = PlatformMesh.line(
                            PlatformMesh.component(caller), PlatformMesh.component(callee), callee.portBehind(port));
                    if (mesh.declared().contains(line)
                            && caller.asks(
                                            port.id(),
                                            port.number(),
                                            Request.get("/").token(mesh.token()))
                                    .get(0)
                                    .isWell()) {
                        passed.add(line);
                    }
                }
            }
        }

        assertThat(passed).isEqualTo(mesh.declared());
    }

    @Test
    @Proves(value = "egress-control", traffic = true)
    void sidecars_lead_to_nothing_that_is_not_declared() {
        Set<String> known = new TreeSet<>();
        for (LabPod caller : mesh.lab().pods()) {
            String clusters = caller.admin("/clusters");
            for (LabPod callee : mesh.lab().pods()) {
                if (mesh.lab().services().stream()
                        .anyMatch(port -> callee.isBehind(port) && clusters.contains("||" + port.host() + "::"))) {
                    known.add(PlatformMesh.component(caller) + " → " + PlatformMesh.component(callee));
                }
            }
        }

        assertThat(known)
                .isEqualTo(mesh.declared().stream()
                        .map(line -> line.substring(0, line.lastIndexOf(':')))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    @Proves(value = "egress-control", traffic = true)
    void whoever_is_not_known_is_not_called() {
        Set<String> answered = new TreeSet<>();
        for (LabPod callee : mesh.lab().pods()) {
            for (ServicePort port : mesh.portsOf(callee)) {
                for (LabPod caller : mesh.lab().pods()) {
                    String line = PlatformMesh.line(
                            PlatformMesh.component(caller), PlatformMesh.component(callee), callee.portBehind(port));
                    boolean declared = mesh.declared().stream()
                            .anyMatch(other -> other.startsWith(
                                    PlatformMesh.component(caller) + " → " + PlatformMesh.component(callee) + ":"));
                    callee.app().behaves(Behaviour.well());
                    caller.asks(
                            port.id(),
                            port.number(),
                            Request.get("/").token(mesh.token()).within(PATIENCE));
                    if (!declared && callee.app().counts().connections() > 0) {
                        answered.add(line);
                    }
                }
            }
        }

        assertThat(answered).isEmpty();
    }

    @Test
    @Proves(value = "strict-mtls", traffic = true)
    void no_port_takes_plain_text() {
        for (LabPod callee : mesh.lab().pods()) {
            for (ServicePort port : mesh.portsOf(callee)) {
                callee.app().behaves(Behaviour.well());
                for (LabPod caller : List.of(callee, mesh.lab().pods().get(0))) {
                    assertThat(caller.asksInPlaintext(
                                    callee,
                                    port.id(),
                                    port.number(),
                                    Request.get("/").within(PATIENCE)))
                            .as("%s in plain text to %s of %s", caller, port, callee)
                            .allSatisfy(answer -> assertThat(answer.status()).isZero());
                }
                assertThat(callee.app().counts()).isEqualTo(new Counts(0, 0, 0, 0));
            }
        }
    }

    @Test
    @Proves(value = "strict-mtls", traffic = true)
    void identities_of_another_mesh_are_refused() {
        Authority other = Authority.named("mesh");
        for (LabPod callee : mesh.lab().pods()) {
            for (ServicePort port : mesh.portsOf(callee)) {
                for (LabPod caller : mesh.lab().pods()) {
                    Request forged = Request.get("/")
                            .within(PATIENCE)
                            .secure(Security.identified(
                                    other.workload(caller.identity().uri())));
                    assertThat(caller.asksInPlaintext(callee, port.id(), port.number(), forged))
                            .allSatisfy(answer -> assertThat(answer.status()).isZero());
                }
            }
        }
    }

    /** All methods are answered alike, which is part of what is declared. */
    private static boolean isLetIn(LabPod caller, LabPod callee, ServicePort port) {
        Request request = Request.get("/").token(mesh.token()).within(PATIENCE);
        if (!port.http()) {
            return caller.asksDirectly(callee, port.id(), port.number(), request)
                    .get(0)
                    .pod()
                    .equals(callee.name());
        }
        Set<Integer> statuses = new TreeSet<>();
        for (String method : METHODS) {
            Answer answer = caller.asksDirectly(callee, port.id(), port.number(), request.method(method))
                    .get(0);
            statuses.add(answer.status());
        }
        assertThat(statuses)
                .as("%s to %s of %s", caller, port, callee)
                .hasSize(1)
                .isSubsetOf(Set.of(200, 403));
        return statuses.contains(200);
    }
}
