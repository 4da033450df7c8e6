package dev.keelson.validation.platform.traffic;

import dev.keelson.validation.mesh.lab.LabGateway;
import dev.keelson.validation.mesh.lab.Tokens;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.App;
import dev.keelson.validation.mesh.traffic.Request;
import dev.keelson.validation.mesh.traffic.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What may be asked of a gateway, rightly and wrongly, and what is answered. */
final class DoorQuestions {
    private static final List<String> PATHS = List.of(
            "/",
            "/v1/orders?state=open&state=late",
            "/mcp",
            "/mcp/",
            "/mcp/session",
            "/mcpx",
            "/a%2Fb",
            "//twice",
            "/x/../y");
    private static final Map<String, String> FORGED = Map.of(
            "X-Forwarded-Proto", "gopher",
            "X-Forwarded-Client-Cert", "By=me;URI=spiffe://cluster.local/ns/product/sa/nexus",
            "X-Envoy-Original-Path", "/somewhere");

    private final PlatformMesh mesh;
    private final LabGateway gateway;
    private final App caller;
    private final Map<String, Seen> answers = new LinkedHashMap<>();

    /** What a caller is told, and what the component sees of the request. */
    record Seen(int status, String component, String location, Map<String, String> request) {
        static Seen of(Answer answer) {
            Map<String, String> request = new TreeMap<>();
            for (String part : List.of("method", "host", "path", "query")) {
                request.put(part, answer.seen().path(part).asText());
            }
            answer.seen().path("headers").fieldNames().forEachRemaining(name -> request.put(name, ""));
            answer.seenHeader("X-Forwarded-Proto").ifPresent(value -> request.put("X-Forwarded-Proto", value));
            return new Seen(
                    answer.status(),
                    component(answer.pod()),
                    answer.header("Location").orElse(""),
                    request);
        }

        static Seen of(Socket socket) {
            return new Seen(socket.open() ? 101 : socket.code(), component(socket.pod()), "", Map.of());
        }

        private static String component(String pod) {
            return pod.replaceFirst("(-canary)?-\\d+$", "");
        }
    }

    private DoorQuestions(PlatformMesh mesh, LabGateway gateway) {
        this.mesh = mesh;
        this.gateway = gateway;
        this.caller = mesh.lab().outside();
    }

    /** {@return the answers to all questions, by what was asked} */
    static Map<String, Seen> answered(PlatformMesh mesh, LabGateway gateway) {
        DoorQuestions questions = new DoorQuestions(mesh, gateway);
        mesh.exposures().stream().map(PlatformMesh.Exposure::host).distinct().forEach(questions::about);
        questions.about("unknown.example.com");
        questions.betweenHosts();
        return questions.answers;
    }

    private void about(String host) {
        String token = mesh.token();
        for (String path : PATHS) {
            ask(host + path, gateway.https(host, Request.get(path).token(token)));
            ask(host + path + " without TLS", gateway.http(host, Request.get(path)));
        }
        for (String method : List.of("POST", "DELETE", "OPTIONS")) {
            Request request = Request.get("/v1/orders").method(method).token(token);
            ask(host + " " + method, gateway.https(host, request));
            ask(host + " " + method + " in HTTP/2", gateway.https(host, request.inHttp2()));
        }
        Request forged = Request.get("/v1/orders").token(token);
        for (Map.Entry<String, String> header : FORGED.entrySet()) {
            forged = forged.header(header.getKey(), header.getValue());
        }
        ask(host + " with forged headers", gateway.https(host, forged));
        tokens(host);
        Request socket = gateway.https(host, Request.get("/mcp").token(token));
        caller.open(socket, "", List.of(host)).stream()
                .filter(opened -> opened.name().equals(host))
                .forEach(opened -> answers.put(host + " as a socket", Seen.of(opened)));
    }

    private void tokens(String host) {
        Tokens login = mesh.lab().tokens();
        Map<String, String> tokens = Map.of(
                "expired", login.expired(PlatformMesh.ISSUER, PlatformMesh.AUDIENCE),
                "of another issuer", login.token("https://other.example.com", PlatformMesh.AUDIENCE),
                "for another audience", login.token(PlatformMesh.ISSUER, "another"),
                "forged", Tokens.create().token(PlatformMesh.ISSUER, PlatformMesh.AUDIENCE),
                "nonsense", "no token at all");
        tokens.forEach((what, token) -> ask(
                host + " with a token that is " + what,
                gateway.https(host, Request.get("/mcp").token(token))));
        ask(host + " without a token", gateway.https(host, Request.get("/mcp")));
    }

    /** A connection that was made for one host, and asks for another. */
    private void betweenHosts() {
        List<String> hosts = mesh.exposures().stream()
                .map(PlatformMesh.Exposure::host)
                .distinct()
                .toList();
        Request first = gateway.https(hosts.get(0), Request.get("/").token(mesh.token()));
        for (String other : hosts) {
            Request own = gateway.https(other, Request.get("/").token(mesh.token()));
            ask(hosts.get(0) + " for " + other, first.to(first.address(), other));
            ask(other + " with its port", own.to(own.address(), other + ":443"));
            ask(other + " in capitals", gateway.http(other.toUpperCase(Locale.ROOT), Request.get("/")));
        }
    }

    private void ask(String what, Request request) {
        answers.put(what, Seen.of(caller.call(request).get(0)));
    }
}
