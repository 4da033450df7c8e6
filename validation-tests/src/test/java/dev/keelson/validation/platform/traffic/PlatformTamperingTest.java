package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.traffic.Behaviour;
import dev.keelson.validation.mesh.traffic.Request;
import dev.keelson.validation.platform.ShippedPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each kind of mesh object is taken away once: what it was there for is then seen to be missing. */
@Tag("proof")
class PlatformTamperingTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ENVIRONMENT = "dev";

    private static PlatformMesh mesh;
    private static ManifestTree whole;
    private static LabPod nexus;
    private static LabPod mcp;
    private static LabPod api;
    private static LabPod dataflow;

    @BeforeAll
    static void run() {
        mesh = PlatformMesh.start(ENVIRONMENT);
        whole = ShippedPlatform.TREE.manifests(ENVIRONMENT);
        List<LabPod> pods = mesh.lab()
                .run("product/nexus", "product/mcp", "product/api", "product/dataflow", "product/mcp", "product/mcp");
        nexus = pods.get(0);
        mcp = pods.get(1);
        api = pods.get(2);
        dataflow = pods.get(3);
    }

    @AfterAll
    static void end() {
        mesh.close();
    }

    @AfterEach
    void put_everything_back() {
        mesh.lab().change(manifests -> whole);
    }

    /** What is so with the whole platform is not so without some of its objects. */
    private static void isLostWithout(Predicate<Manifest> taken, BooleanSupplier promise) {
        await("with the whole platform").atMost(PATIENCE).until(promise::getAsBoolean);
        ManifestTree rest = new ManifestTree(
                whole.manifests().stream().filter(taken.negate()).toList());
        assertThat(rest.manifests()).hasSizeLessThan(whole.manifests().size());
        mesh.lab().change(manifests -> rest);

        await("without it").atMost(PATIENCE).until(() -> !promise.getAsBoolean());
    }

    private static Predicate<Manifest> all(String kind) {
        return manifest ->
                manifest.type().contains("istio.io/") && manifest.type().endsWith("/" + kind);
    }

    private static Predicate<Manifest> one(String kind, String name) {
        return all(kind).and(manifest -> manifest.name().equals(name));
    }

    private static int status(LabPod caller, Request request) {
        return caller.asksDirectly(api, "product/api", 8080, request).get(0).status();
    }

    private static Request request() {
        return Request.get("/v1/orders").token(mesh.token());
    }

    @Test
    void authorization_policies_keep_others_out() {
        isLostWithout(all("AuthorizationPolicy"), () -> status(dataflow, request()) == 403);
    }

    @Test
    void an_authorization_policy_lets_its_callers_in() {
        isLostWithout(one("AuthorizationPolicy", "api"), () -> status(mcp, request()) == 200);
    }

    @Test
    void peer_authentication_refuses_plain_text() {
        isLostWithout(
                all("PeerAuthentication"),
                () -> mcp.asksInPlaintext(api, "product/api", 8080, request())
                                .get(0)
                                .status()
                        == 0);
    }

    @Test
    void request_authentication_tells_a_forged_token() {
        Request forged = Request.get("/v1/orders").token("forged");
        isLostWithout(all("RequestAuthentication"), () -> status(nexus, forged) == 401);
    }

    @Test
    void sidecars_keep_others_unknown() {
        isLostWithout(all("Sidecar"), () -> !mcp.admin("/clusters").contains("||dataflow.product.svc.cluster.local::"));
    }

    @Test
    void a_destination_rule_keeps_sessions_where_they_are() {
        isLostWithout(one("DestinationRule", "mcp"), () -> {
            Set<String> pods = new TreeSet<>();
            nexus.asks(
                            "product/mcp",
                            3001,
                            Request.get("/mcp").header("mcp-session-id", "one").times(20))
                    .forEach(answer -> pods.add(answer.pod()));
            return pods.size() == 1;
        });
    }

    @Test
    void a_virtual_service_injects_faults() {
        Request aborted = request().header("x-fault", "abort");
        isLostWithout(
                one("VirtualService", "api-mesh"),
                () -> nexus.asks("product/api", 8080, aborted).get(0).status() == 503);
    }

    @Test
    void a_virtual_service_leads_a_host_to_its_component() {
        isLostWithout(one("VirtualService", "api"), () -> outside().equals("200"));
    }

    @Test
    void a_gateway_holds_the_certificate_of_its_host() {
        isLostWithout(one("Gateway", "api"), () -> outside().equals("200"));
    }

    private static String outside() {
        Request request = mesh.lab().gateway().https(mesh.host("product/api"), request());
        return String.valueOf(mesh.lab().outside().call(request).get(0).status());
    }

    @Test
    void a_filter_limits_requests() {
        nexus.app().behaves(Behaviour.well());
        Request request = mesh.lab()
                .gateway()
                .https(mesh.host("product/nexus-api"), Request.get("/").token(mesh.token()));
        isLostWithout(
                one("EnvoyFilter", "nexus-local-limit"),
                () -> mesh.lab().outside().call(request.times(8000, 32)).stream()
                        .anyMatch(answer -> answer.status() == 429));
    }

    /** A kind that is not named here would have no proof. */
    @Test
    void every_kind_of_object_is_taken_away_by_one_of_these() {
        Set<String> kinds = new TreeSet<>();
        for (Manifest manifest : whole.manifests()) {
            if (manifest.type().contains("istio.io/")) {
                kinds.add(kind(manifest.body()));
            }
        }

        assertThat(kinds)
                .containsExactly(
                        "AuthorizationPolicy",
                        "DestinationRule",
                        "EnvoyFilter",
                        "Gateway",
                        "PeerAuthentication",
                        "RequestAuthentication",
                        "Sidecar",
                        "VirtualService");
    }

    private static String kind(JsonNode body) {
        return body.path("kind").asText();
    }
}
