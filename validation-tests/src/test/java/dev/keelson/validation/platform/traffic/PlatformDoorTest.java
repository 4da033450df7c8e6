package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.compliance.Proves;
import dev.keelson.validation.mesh.lab.Tokens;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Who comes in from outside, asked of a real gateway. */
@Tag("slow")
@ParameterizedClass
@MethodSource("dev.keelson.validation.platform.traffic.PlatformMesh#environments")
class PlatformDoorTest {
    private static PlatformMesh mesh;

    @Parameter
    String environment;

    @BeforeParameterizedClassInvocation
    static void run(String environment) {
        mesh = PlatformMesh.start(environment);
        mesh.runExposed();
    }

    @AfterParameterizedClassInvocation
    static void end() {
        mesh.close();
    }

    private static Answer outside(Request request) {
        return mesh.lab().outside().call(request).get(0);
    }

    private static Answer enter(PlatformMesh.Exposure exposure, String token) {
        return outside(mesh.lab()
                .gateway()
                .https(exposure.host(), Request.get(exposure.path()).token(token)));
    }

    @Test
    void hosts_lead_to_their_components_under_certificates_of_theirs() {
        assertThat(mesh.exposures()).isNotEmpty().allSatisfy(exposure -> {
            Answer answer = enter(exposure, mesh.token());
            assertThat(answer.status()).as("%s", exposure).isEqualTo(200);
            assertThat(exposure.component()).endsWith("/" + answer.pod().replaceFirst("(-canary)?-\\d+$", ""));
            assertThat(answer.seen().path("host").asText()).isEqualTo(exposure.host());
        });
    }

    @Test
    void requests_without_tls_are_sent_to_where_it_is() {
        assertThat(mesh.exposures()).allSatisfy(exposure -> {
            Answer answer = outside(mesh.lab().gateway().http(exposure.host(), Request.get(exposure.path())));
            assertThat(answer.status()).isEqualTo(301);
            assertThat(answer.header("Location")).contains("https://" + exposure.host() + exposure.path());
        });
    }

    @Test
    void hosts_that_nobody_exposed_have_no_certificate_and_no_answer() {
        assertThat(outside(mesh.lab().gateway().https("unknown.example.com", Request.get("/")))
                        .status())
                .isZero();
        assertThat(outside(mesh.lab().gateway().http("unknown.example.com", Request.get("/")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void hosts_are_not_reached_through_the_certificate_of_another() {
        PlatformMesh.Exposure first = mesh.exposures().get(0);
        PlatformMesh.Exposure other = mesh.exposures().stream()
                .filter(exposure -> !exposure.host().equals(first.host()))
                .findFirst()
                .orElseThrow();
        Request request =
                mesh.lab().gateway().https(first.host(), Request.get("/").token(mesh.token()));

        assertThat(outside(request.to(request.address(), other.host())).status())
                .isIn(404, 421);
    }

    @Test
    @Proves(value = "jwt-at-gateway", traffic = true)
    void tokens_that_are_missing_forged_expired_or_for_others_are_refused() {
        Tokens login = mesh.lab().tokens();
        for (PlatformMesh.Exposure exposure : mesh.exposures()) {
            if (!isGuarded(exposure)) {
                continue;
            }
            assertThat(outside(mesh.lab().gateway().https(exposure.host(), Request.get(exposure.path())))
                            .status())
                    .as("no token for %s", exposure)
                    .isEqualTo(403);
            assertThat(enter(exposure, login.expired(PlatformMesh.ISSUER, PlatformMesh.AUDIENCE))
                            .status())
                    .as("expired for %s", exposure)
                    .isEqualTo(401);
            assertThat(enter(exposure, login.token("https://other.example.com", PlatformMesh.AUDIENCE))
                            .status())
                    .as("of another issuer for %s", exposure)
                    .isEqualTo(401);
            assertThat(enter(exposure, login.token(PlatformMesh.ISSUER, "another"))
                            .status())
                    .as("for another audience for %s", exposure)
                    .isEqualTo(403);
            assertThat(enter(exposure, Tokens.create().token(PlatformMesh.ISSUER, PlatformMesh.AUDIENCE))
                            .status())
                    .as("forged for %s", exposure)
                    .isEqualTo(401);
            assertThat(enter(exposure, "no token at all").status())
                    .as("nonsense for %s", exposure)
                    .isEqualTo(401);
        }
        assertThat(mesh.exposures()).anyMatch(PlatformDoorTest::isGuarded);
    }

    /** Grafana has a login of its own. */
    private static boolean isGuarded(PlatformMesh.Exposure exposure) {
        return !exposure.component().equals("monitoring/grafana");
    }
}
