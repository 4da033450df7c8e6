package dev.keelson.helm.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A registry of images that holds charts too. A chart is pushed as {@code helm push} does it, and pushed again it is the
 * same: {@code oci://registry.example.com/charts/product:0.1.0}.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec">The distribution specification</a>
 * @see <a href="https://helm.sh/docs/topics/registries/">Helm, registries</a>
 * @since 0.1.0
 */
public final class OciRegistry {
    private static final String CONFIG = "application/vnd.cncf.helm.config.v1+json";
    private static final String LAYER = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI root;
    private final String path;
    private final Challenge challenge;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    private OciRegistry(URI root, String path, Challenge challenge) {
        this.root = root;
        this.path = path;
        this.challenge = challenge;
    }

    /**
     * A registry that asks for nobody's name.
     *
     * @param address its address and the path above the charts, {@code https://registry.example.com/charts}; {@code http}
     *     is for one on the same machine
     */
    public static OciRegistry at(URI address) {
        String path = address.getPath() == null ? "" : address.getPath().replaceAll("^/+|/+$", "");
        return new OciRegistry(address.resolve("/"), path, Challenge.anonymous());
    }

    /**
     * The same registry for somebody it knows. They are told where it asks for them, {@code Basic} or {@code Bearer}.
     *
     * @param user who pushes
     * @param password the password or token
     */
    public OciRegistry as(String user, char[] password) {
        return new OciRegistry(root, path, Challenge.of(user, password));
    }

    /**
     * Pushes an archive under its version as the tag; a tag has {@code _} where a version has {@code +}.
     *
     * @param archive the bytes of a {@code .tgz}, as it lies in {@code charts/}
     * @return the digest of what was pushed, {@code sha256:…}
     * @throws IOException where the registry cannot be reached or refuses
     * @throws InterruptedException where the thread is interrupted
     */
    public String push(byte[] archive) throws IOException, InterruptedException {
        PackedMetadata chart = PackedMetadata.read(archive)
                .orElseThrow(() -> new IOException("What is to be pushed is no archive of a chart."));
        String name = path.isEmpty() ? chart.name() : path + "/" + chart.name();
        byte[] config = chart.json().getBytes(StandardCharsets.UTF_8);
        ObjectNode manifest = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", MANIFEST);
        manifest.set("config", blob(name, CONFIG, config));
        manifest.putArray("layers").add(blob(name, LAYER, archive));
        byte[] content = JSON.writeValueAsBytes(manifest);
        String tag = chart.version().replace('+', '_');
        HttpResponse<String> answer = send(request("v2/" + name + "/manifests/" + tag)
                .header("Content-Type", MANIFEST)
                .PUT(BodyPublishers.ofByteArray(content)));
        refuse(answer, 201, "the manifest of " + name + ":" + tag);
        return "sha256:" + ChartArchive.digest(content);
    }

    /** Uploads what is not there yet. */
    private JsonNode blob(String name, String type, byte[] content) throws IOException, InterruptedException {
        String digest = "sha256:" + ChartArchive.digest(content);
        HttpResponse<String> there =
                send(request("v2/" + name + "/blobs/" + digest).method("HEAD", BodyPublishers.noBody()));
        if (there.statusCode() != 200) {
            HttpResponse<String> begun =
                    send(request("v2/" + name + "/blobs/uploads/").POST(BodyPublishers.noBody()));
            refuse(begun, 202, "an upload to " + name);
            String place = begun.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new IOException("The registry " + root + " does not say where to upload to."));
            URI upload = root.resolve(place + (place.contains("?") ? "&" : "?") + "digest=" + digest);
            HttpResponse<String> done = send(HttpRequest.newBuilder(upload)
                    .header("Content-Type", "application/octet-stream")
                    .PUT(BodyPublishers.ofByteArray(content)));
            refuse(done, 201, "the upload of " + digest);
        }
        return JSON.createObjectNode()
                .put("mediaType", type)
                .put("digest", digest)
                .put("size", content.length);
    }

    private HttpRequest.Builder request(String place) {
        return HttpRequest.newBuilder(root.resolve(place));
    }

    /** Sends once more where the registry asks who it is. */
    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.timeout(PATIENCE);
        challenge.header().ifPresent(header -> request.setHeader("Authorization", header));
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 401 || !challenge.accept(answer, client)) {
            return answer;
        }
        challenge.header().ifPresent(header -> request.setHeader("Authorization", header));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private void refuse(HttpResponse<String> answer, int expected, String what) throws IOException {
        if (answer.statusCode() != expected) {
            throw new IOException("The registry " + root + " refuses " + what + ": " + answer.statusCode() + " "
                    + answer.body().strip());
        }
    }
}
