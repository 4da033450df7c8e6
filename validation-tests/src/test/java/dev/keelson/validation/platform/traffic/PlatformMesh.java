package dev.keelson.validation.platform.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.lab.MeshLab;
import dev.keelson.validation.mesh.lab.object.ServicePort;
import dev.keelson.validation.platform.ShippedPlatform;
import dev.keelson.validation.platform.WrittenPlatform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The mesh of one environment of the platform, as its manifests say. */
final class PlatformMesh implements AutoCloseable {
    static final String ISSUER = "https://login.example.com";
    static final String AUDIENCE = "product";

    private final WrittenPlatform platform;
    private final String environment;
    private final MeshLab lab;

    /** What is exposed: a path of a host leads to a component. */
    record Exposure(String host, String path, String component) {}

    private PlatformMesh(WrittenPlatform platform, String environment, MeshLab lab) {
        this.platform = platform;
        this.environment = environment;
        this.lab = lab;
    }

    static Stream<String> environments() {
        return ShippedPlatform.TREE.environments().stream();
    }

    static PlatformMesh start(String environment) {
        return start(ShippedPlatform.TREE, environment);
    }

    static PlatformMesh start(WrittenPlatform platform, String environment) {
        return new PlatformMesh(
                platform,
                environment,
                MeshLab.start(
                        platform.manifests(environment),
                        platform.root().resolve("mesh/" + environment + "/istio-operator.yaml")));
    }

    /** {@return what it was started with} */
    ManifestTree manifests() {
        return platform.manifests(environment);
    }

    MeshLab lab() {
        return lab;
    }

    /** {@return a token that the platform's login gave to somebody} */
    String token() {
        return lab.tokens().token(ISSUER, AUDIENCE);
    }

    /** {@return the components that are declared, jobs among them} */
    List<String> components() {
        List<String> components = new ArrayList<>();
        report().path("components")
                .forEach(component -> components.add(component.path("id").asText()));
        return components;
    }

    /**
     * Runs one pod of each of these, and of the second version where there is one: it gets a share of the calls.
     */
    void run(Collection<String> components) {
        Set<String> workloads = new TreeSet<>(components);
        manifests().manifests().stream()
                .filter(manifest ->
                        manifest.type().equals("apps/v1/Deployment") && components.contains(component(manifest.id())))
                .forEach(manifest -> workloads.add(manifest.id()));
        lab.run(workloads.toArray(String[]::new));
    }

    /** {@return the component whose pod it is, in whichever version} */
    static String component(LabPod pod) {
        return component(pod.component());
    }

    private static String component(String workload) {
        return workload.replaceFirst("-canary$", "");
    }

    /** {@return the connections that are declared, each as {@code from → to:port}} */
    Set<String> declared() {
        Set<String> declared = new TreeSet<>();
        report().path("connections")
                .forEach(connection -> declared.add(line(
                        connection.path("from").asText(),
                        connection.path("to").asText(),
                        connection.path("port").asInt())));
        return declared;
    }

    static String line(String from, String to, int port) {
        return from + " → " + to + ":" + port;
    }

    /** {@return one service port for each port of each pod: two services of the same pods lead to the same} */
    List<ServicePort> portsOf(LabPod pod) {
        Set<Integer> seen = new TreeSet<>();
        return lab.services().stream()
                .filter(port -> pod.isBehind(port) && seen.add(pod.portBehind(port)))
                .toList();
    }

    /** {@return all that is exposed} */
    List<Exposure> exposures() {
        List<Exposure> exposures = new ArrayList<>();
        report().path("exposures").forEach(exposure -> exposure.path("paths")
                .forEach(path -> exposures.add(new Exposure(
                        exposure.path("host").asText(),
                        path.path("path").asText(),
                        path.path("component").asText()))));
        return exposures;
    }

    /** Runs a pod of each component that is exposed. */
    void runExposed() {
        run(exposures().stream().map(Exposure::component).toList());
    }

    /** {@return the host of an exposure} */
    String host(String exposure) {
        for (JsonNode each : report().path("exposures")) {
            if (each.path("id").asText().equals(exposure)) {
                return each.path("host").asText();
            }
        }
        throw new IllegalArgumentException("nothing is exposed as " + exposure);
    }

    /** {@return a number that an object of the manifests says} */
    int number(String kind, String name, String pointer) {
        return manifests().manifests().stream()
                .filter(manifest ->
                        manifest.type().endsWith("/" + kind) && manifest.name().equals(name))
                .map(manifest -> manifest.body().at(pointer))
                .filter(node -> node.asText().matches("\\d+"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " " + name + " has no number at " + pointer))
                .asInt();
    }

    /** {@return the files of a ConfigMap} */
    Map<String, String> files(String configMap) {
        return manifests().manifests().stream()
                .filter(manifest -> manifest.type().equals("v1/ConfigMap")
                        && manifest.name().equals(configMap))
                .findFirst()
                .orElseThrow()
                .strings("/data");
    }

    /** {@return the variables of a deployment's first container that have a value} */
    Map<String, String> environment(String deployment) {
        Map<String, String> variables = new TreeMap<>();
        manifests().manifests().stream()
                .filter(manifest -> manifest.type().equals("apps/v1/Deployment")
                        && manifest.name().equals(deployment))
                .forEach(manifest -> manifest.body()
                        .at("/spec/template/spec/containers/0/env")
                        .forEach(variable -> {
                            if (variable.hasNonNull("value")) {
                                variables.put(
                                        variable.path("name").asText(),
                                        variable.path("value").asText());
                            }
                        }));
        return variables;
    }

    /** {@return a setting that is a number} */
    int setting(String path) {
        JsonNode value = report().path("settings").path(path).path("value");
        if (!value.isInt()) {
            throw new IllegalArgumentException("no setting " + path + " is a number");
        }
        return value.asInt();
    }

    JsonNode report() {
        return platform.report(environment);
    }

    @Override
    public void close() {
        lab.close();
    }

    @Override
    public String toString() {
        return environment;
    }
}
