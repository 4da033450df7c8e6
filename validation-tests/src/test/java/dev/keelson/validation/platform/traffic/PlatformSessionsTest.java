package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.Request;
import dev.keelson.validation.mesh.traffic.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions that stay where they are while pods come and go. */
@Tag("slow")
class PlatformSessionsTest {
    private static final String MCP = "product/mcp", NEXUS = "product/nexus", SESSION = "mcp-session-id";
    /**
     * A change moves one in five on average, when there are five pods at most; a ring of hashes moves some more, because each pod
     * gives up a part of its places.
     */
    private static final int SESSIONS = 300;

    private PlatformMesh mesh;
    private LabPod nexus;

    @BeforeEach
    void run() {
        mesh = PlatformMesh.start("prod");
        nexus = mesh.lab().run(NEXUS, MCP, MCP, MCP, MCP).get(0);
    }

    @AfterEach
    void end() {
        mesh.close();
    }

    private static List<String> sessions() {
        return IntStream.range(0, SESSIONS)
                .mapToObj(number -> "session-" + number)
                .toList();
    }

    private Map<String, String> places() {
        return placesFrom(nexus);
    }

    private static Map<String, String> placesFrom(LabPod caller) {
        Map<String, String> places = new TreeMap<>();
        for (String session : sessions()) {
            Answer answer = caller.asks(MCP, 3001, Request.get("/mcp").header(SESSION, session))
                    .get(0);
            assertThat(answer.isWell()).isTrue();
            places.put(session, answer.pod());
        }
        return places;
    }

    private static List<String> moved(Map<String, String> before, Map<String, String> after) {
        List<String> moved = new ArrayList<>();
        before.forEach((session, pod) -> {
            if (!pod.equals(after.get(session))) {
                moved.add(session);
            }
        });
        return moved;
    }

    @Test
    void no_session_moves_while_pods_stay_and_few_when_one_comes_or_goes() {
        Map<String, String> first = places();
        assertThat(new HashSet<>(first.values())).hasSize(4);
        assertThat(places()).isEqualTo(first);

        mesh.lab().run(MCP);
        Map<String, String> more = places();
        assertThat(moved(first, more)).isNotEmpty().hasSizeLessThan(SESSIONS * 2 / 5);
        LabPod leaving = mesh.lab().pods(MCP).get(0);
        mesh.lab().end(leaving);
        Map<String, String> fewer = places();
        assertThat(moved(more, fewer)).isNotEmpty().hasSizeLessThan(SESSIONS * 2 / 5);
    }

    @Test
    void a_session_is_found_from_every_zone() {
        LabPod elsewhere = mesh.lab().run(NEXUS).get(0);
        assertThat(elsewhere.zone()).isNotEqualTo(nexus.zone());

        assertThat(placesFrom(elsewhere)).isEqualTo(places());
    }

    @Test
    void sockets_of_a_leaving_pod_are_told_and_all_others_stay_open() {
        List<Socket> opened = nexus.app().open(nexus.to(MCP, 3001, Request.get("/mcp")), SESSION, sessions());
        assertThat(opened).hasSize(SESSIONS).allMatch(Socket::open);
        LabPod leaving = mesh.lab().pods(MCP).get(0);

        mesh.lab().run(MCP);
        mesh.lab().end(leaving);
        nexus.app().echo();

        List<Socket> now = nexus.app().sockets();
        assertThat(now)
                .filteredOn(socket -> socket.pod().equals(leaving.name()))
                .isNotEmpty()
                .allSatisfy(socket -> {
                    assertThat(socket.open()).isFalse();
                    assertThat(socket.code()).as(socket.error()).isEqualTo(Socket.GOING_AWAY);
                });
        assertThat(now)
                .filteredOn(socket -> !socket.pod().equals(leaving.name()))
                .isNotEmpty()
                .allMatch(Socket::open);
    }

    @Test
    void a_cookie_keeps_a_caller_from_outside_at_its_pod() {
        mesh.lab().run(NEXUS, NEXUS);
        String host = mesh.host("product/nexus-api");
        Request request = mesh.lab().gateway().https(host, Request.get("/").token(mesh.token()));
        Set<String> pods = new HashSet<>();
        for (int caller = 0; caller < 30; caller++) {
            Answer first = mesh.lab().outside().call(request).get(0);
            String cookie = first.header("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
            List<Answer> later = mesh.lab()
                    .outside()
                    .call(request.header("Cookie", cookie).times(5).onSeparateConnections());
            assertThat(later).allSatisfy(answer -> assertThat(answer.pod()).isEqualTo(first.pod()));
            pods.add(first.pod());
        }

        assertThat(pods).hasSize(3);
    }
}
