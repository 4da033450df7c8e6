package dev.keelson.helm.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.addition.PullSecretRenderer;
import dev.keelson.core.addition.PullSecrets;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Model;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code helm test} runs for connections, all of it hooks: a pod for each, an account for the pods of a namespace, and
 * policies that let them through.
 *
 * @since 0.1.0
 */
public final class ConnectionTests {
    /** The value that lets {@code helm test} run them. No word of a definition asks for it, and so no run depends on it. */
    public static final String ENABLED = "tests.enabled";

    /** The file of the chart's templates that holds them. */
    public static final String FILE = "tests/connections";

    /** What differs between its objects, by the end of the path at which it does. */
    public static final Map<String, String> DIFFERING = differing();

    private final Sink sink;
    private final YamlWriter writer;
    private final String platform;
    private final Map<String, JsonNode> objects = new LinkedHashMap<>();

    private ConnectionTests(Model model, Sink sink, YamlWriter writer) {
        this.sink = sink;
        this.writer = writer;
        this.platform = model.all(PlatformFacts.class).get(0).name();
    }

    /**
     * {@return the objects by their ids, none where the platform wants no tests}
     *
     * @param model what the definition said
     * @param sink writes scalars
     * @param writer makes trees of objects
     */
    public static Map<String, JsonNode> of(Model model, Sink sink, YamlWriter writer) {
        ConnectionTests tests = new ConnectionTests(model, sink, writer);
        model.attached(TestFacts.class).stream().map(Attached::fact).forEach(facts -> tests.add(model, facts));
        return tests.objects;
    }

    private static Map<String, String> differing() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(TestedConnection.FROM, "from");
        names.put(TestedConnection.TO, "to");
        names.put(TestedConnection.PORT, "port");
        names.put("metadata.namespace", "namespace");
        names.put("namespaceSelector.matchLabels." + TestPolicies.NAMESPACE, "peerNamespace");
        names.put("ports.0.port", "number");
        names.put("command.4", "number");
        names.put("command.3#0", "service");
        names.put("command.3#1", "peerNamespace");
        return Collections.unmodifiableMap(names);
    }

    /** {@return the line that wants tests, none where the platform wants none} */
    public static Optional<Origin> wanted(Model model) {
        return model.attached(TestFacts.class).stream().map(Attached::origin).findFirst();
    }

    /** {@return the text of their template, which says nothing unless they are enabled} */
    public static String enabled(String objects) {
        return "{{- if .Values." + ENABLED + " }}\n" + objects + "{{- end }}\n";
    }

    private void add(Model model, TestFacts facts) {
        List<TestedConnection> connections = TestedConnection.of(model);
        TestPod pods = new TestPod(facts, sink);
        TestPolicies policies = new TestPolicies(model, connections, sink);
        for (TestedConnection connection : connections) {
            Namespace caller = connection.from().namespace();
            add(-1, caller, TestedConnection.NAME, account());
            add(-1, caller, connection.policy() + "-out", policies.out(connection));
            add(-1, connection.to().namespace(), connection.policy() + "-in", policies.in(connection));
            Pod pod = pods.object(connection);
            new PullSecretRenderer(model.all(PullSecrets.class), sink).addTo(pod.getSpec());
            add(0, caller, connection.pod(), pod);
        }
    }

    private static ServiceAccount account() {
        return new ServiceAccountBuilder()
                .withMetadata(new ObjectMeta())
                .withAutomountServiceAccountToken(false)
                .build();
    }

    private void add(int weight, Namespace namespace, String name, HasMetadata object) {
        ObjectMeta metadata = new ObjectMetaBuilder(object.getMetadata())
                .withName(name)
                .withNamespace(sink.text(namespace.written()))
                .addToLabels(Labels.PART_OF, platform)
                .addToAnnotations("helm.sh/hook", "test")
                .addToAnnotations("helm.sh/hook-weight", Integer.toString(weight))
                .addToAnnotations("helm.sh/hook-delete-policy", "before-hook-creation,hook-succeeded")
                .build();
        object.setMetadata(metadata);
        objects.put(object.getKind() + " " + metadata.getNamespace() + "/" + name, writer.tree(object));
    }
}
