package dev.keelson.validation.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    private final Path kubeconfig;
    private final Config config;
    private final WriteGuard guard;

    private ExistingCluster(Path kubeconfig, Config config, WriteGuard guard) {
        this.kubeconfig = kubeconfig;
        this.config = config;
        this.guard = guard;
    }

    static Optional<ExistingCluster> chosen(UnaryOperator<@Nullable String> properties) {
        String kubeconfig = properties.apply(KUBECONFIG);
        if (kubeconfig == null) {
            return Optional.empty();
        }
        Path file = Path.of(kubeconfig);
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("-D" + KUBECONFIG + "=" + kubeconfig + " names no file that can be read.");
        }
        String context =
                needed(properties, CONTEXT, "the context of the cluster; its current one is never taken unasked");
        Set<String> namespaces = Arrays.stream(
                        needed(properties, NAMESPACES, "the namespaces that tests may write to, with commas between")
                                .split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        Config config = Config.fromKubeconfig(context, file.toFile());
        if (config.getCurrentContext() == null
                || !config.getCurrentContext().getName().equals(context)) {
            throw new IllegalStateException(
                    kubeconfig + " has no context " + context + ", which -D" + CONTEXT + " names.");
        }
        return Optional.of(new ExistingCluster(
                file, config, new WriteGuard(namespaces, "cluster".equals(properties.apply(SCOPE)))));
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withConfig(Clients.quick(config))
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("write-guard", guard))
                .build();
    }

    private static String needed(UnaryOperator<@Nullable String> properties, String name, String what) {
        String value = properties.apply(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "-D" + KUBECONFIG + " chooses an existing cluster; -D" + name + " must say " + what + ".");
        }
        return value;
    }
}
