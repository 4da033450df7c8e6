package dev.keelson.validation.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that somebody chose for the tests, kind's among them. The current context of a kubeconfig is never taken by
 * itself: the file, the context and the namespaces that tests may write to are all named, by
 *
 * <ul>
 *   <li>{@code -Dkeelson.cluster.kubeconfig=/path},
 *   <li>{@code -Dkeelson.cluster.context=kind-lab},
 *   <li>{@code -Dkeelson.cluster.namespaces=product,monitoring}, and
 *   <li>{@code -Dkeelson.cluster.scope=cluster}, without which nothing is written that is in no namespace.
 * </ul>
 *
 * <p>What would be written elsewhere is refused before it leaves this JVM. A dry run writes nothing and is never refused.
 *
 * @since 0.1.0
 */
public final class ExistingCluster {
    static final String KUBECONFIG = "keelson.cluster.kubeconfig";
    private static final String CONTEXT = "keelson.cluster.context";
    private static final String NAMESPACES = "keelson.cluster.namespaces";
    private static final String SCOPE = "keelson.cluster.scope";

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path kubeconfig;
    private final String context;
    private final WriteGuard guard;

    private ExistingCluster(Path kubeconfig, String context, WriteGuard guard) {
        this.kubeconfig = kubeconfig;
        this.context = context;
        this.guard = guard;
    }

    static Optional<ExistingCluster> chosen(UnaryOperator<@Nullable String> properties) {
        String kubeconfig = properties.apply(KUBECONFIG);
        if (kubeconfig == null) {
            for (String other : List.of(CONTEXT, NAMESPACES, SCOPE)) {
                if (properties.apply(other) != null) {
                    throw new IllegalStateException(
                            "-D" + other + " is about an existing cluster, and no -D" + KUBECONFIG
                                    + " names one. Name it, or leave both out for a control plane of the test's own.");
                }
            }
            return Optional.empty();
        }
        Path file = Path.of(kubeconfig);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalStateException("-D" + KUBECONFIG + "=" + kubeconfig + " names no file that can be read.");
        }
        String context =
                needed(properties, CONTEXT, "the context of the cluster; its current one is never taken unasked");
        String what = "the namespaces that tests may write to, with commas between";
        Set<String> namespaces = Arrays.stream(
                        needed(properties, NAMESPACES, what).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (namespaces.isEmpty()) {
            throw missing(NAMESPACES, what);
        }
        String scope = properties.apply(SCOPE);
        if (scope != null && !scope.equals("cluster")) {
            throw new IllegalStateException("-D" + SCOPE + "=" + scope + " is no scope: it is cluster, or left out.");
        }
        List<String> contexts = read(file).path("contexts").findValuesAsText("name");
        if (!contexts.contains(context)) {
            throw new IllegalStateException(kubeconfig + " has no context " + context + ", which -D" + CONTEXT
                    + " names; it has " + String.join(", ", contexts) + ".");
        }
        String base = URI.create(Config.fromKubeconfig(context, file.toFile()).getMasterUrl())
                .getPath()
                .replaceAll("/+$", "");
        return Optional.of(new ExistingCluster(file, context, new WriteGuard(base, namespaces, scope != null)));
    }

    /**
     * The file as it is.
     *
     * @throws IllegalStateException if another context of it is current, into which kubectl would run
     */
    Path kubeconfig() {
        String current = read(kubeconfig).path("current-context").asText();
        if (!current.equals(context)) {
            throw new IllegalStateException(
                    "A test hands " + kubeconfig + " to another program, which takes its current"
                            + " context " + current + " and not " + context
                            + ". Run it with a file whose current context is the"
                            + " chosen one: kubectl config view --raw --minify --context=" + context + ".");
        }
        return kubeconfig;
    }

    KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withConfig(Clients.once(Config.fromKubeconfig(context, kubeconfig.toFile())))
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("write-guard", guard))
                .build();
    }

    private static String needed(UnaryOperator<@Nullable String> properties, String name, String what) {
        String value = properties.apply(name);
        if (value == null || value.isBlank()) {
            throw missing(name, what);
        }
        return value;
    }

    private static IllegalStateException missing(String name, String what) {
        return new IllegalStateException(
                "-D" + KUBECONFIG + " chooses an existing cluster; -D" + name + " must say " + what + ".");
    }

    /** Read before a client reads it, which would run what another context says gets its token. */
    private static JsonNode read(Path kubeconfig) {
        try {
            return YAML.readTree(kubeconfig.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(kubeconfig + " is no kubeconfig: " + e.getMessage(), e);
        }
    }
}
