package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.Behaviour;
import dev.keelson.validation.mesh.traffic.Request;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Faults of the API that whoever develops asks for. */
@Tag("slow")
class PlatformFaultsTest {
    private static PlatformMesh mesh;
    private static LabPod nexus;
    private static LabPod mcp;
    private static LabPod api;

    @BeforeAll
    static void run() {
        mesh = PlatformMesh.start("dev");
        List<LabPod> pods = mesh.lab().run("product/nexus", "product/mcp", "product/api");
        nexus = pods.get(0);
        mcp = pods.get(1);
        api = pods.get(2);
    }

    @AfterAll
    static void end() {
        mesh.close();
    }

    private static Answer asks(LabPod caller, String fault) {
        Request request = Request.get("/v1/orders").token(mesh.token());
        return caller.asks("product/api", 8080, fault.isEmpty() ? request : request.header("x-fault", fault))
                .get(0);
    }

    @Test
    void a_delay_comes_before_the_answer() {
        Answer delayed = asks(nexus, "delay");
        Answer prompt = asks(nexus, "");

        assertThat(delayed.isWell()).isTrue();
        // Three seconds, which the proxy counts and not the caller.
        assertThat(delayed.micros()).isBetween(2_900_000L, 8_000_000L);
        assertThat(prompt.micros()).isLessThan(2_000_000L);
    }

    @Test
    void an_abort_never_reaches_the_service() {
        api.app().behaves(Behaviour.well());

        assertThat(asks(nexus, "abort").status()).isEqualTo(503);
        assertThat(api.app().counts().requests()).isZero();
    }

    @Test
    void others_ask_for_faults_in_vain() {
        assertThat(asks(mcp, "abort").isWell()).isTrue();
    }
}
