package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import com.acme.platform.ProductPlatform;
import dev.keelson.core.platform.Platform;
import dev.keelson.istio.gatewayapi.GatewayApiDoor;
import dev.keelson.validation.platform.ChildProgram;
import dev.keelson.validation.platform.WrittenPlatform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The platform behind Istio's gateway, and behind one of the Gateway API: whoever comes from outside is answered alike. */
@Tag("slow")
class PlatformDoorsAlikeTest {
    private static WrittenPlatform other;

    /** The platform with the other door; the second version of the API stays away, for such a door shares nothing out. */
    static final class BehindGatewayApi {
        public static void main(String... args) {
            Platform.main(
                    args,
                    new ProductPlatform(GatewayApiDoor.istio("public", "edge")),
                    Environments.DEV,
                    Environments.STAGING.override("api.canary.enabled", "false"),
                    Environments.PROD);
        }
    }

    @BeforeAll
    static void write(@TempDir Path directory) {
        ChildProgram.run(
                        BehindGatewayApi.class,
                        List.of(),
                        "-o",
                        directory.resolve("out").toString())
                .orFail();
        other = WrittenPlatform.at(directory.resolve("out"));
    }

    @ParameterizedTest
    @MethodSource("dev.keelson.validation.platform.traffic.PlatformMesh#environments")
    void callers_from_outside_are_answered_alike(String environment) {
        try (PlatformMesh istio = PlatformMesh.start(environment);
                PlatformMesh gatewayApi = PlatformMesh.start(other, environment)) {
            istio.runExposed();
            gatewayApi.runExposed();
            Map<String, DoorQuestions.Seen> answers =
                    DoorQuestions.answered(istio, istio.lab().gateway());

            assertThat(answers.values())
                    .extracting(DoorQuestions.Seen::status)
                    .contains(0, 101, 200, 301, 401, 403, 404);
            assertThat(DoorQuestions.answered(gatewayApi, gatewayApi.lab().gateway("public-istio")))
                    .containsExactlyEntriesOf(answers);
        }
    }
}
