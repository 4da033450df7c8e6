package dev.keelson.validation.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A JVM that tells all settings of the lab's clients, and of one that takes what it finds. */
final class ClientSettings {
    private ClientSettings() {}

    public static void main(String... arguments) throws Exception {
        String kubeconfig = arguments[0];
        try (var lab = Clients.ofKubeconfig(Path.of(kubeconfig));
                var chosen = ExistingCluster.chosen(Map.of(
                                "keelson.cluster.kubeconfig", kubeconfig,
                                "keelson.cluster.context", "lab",
                                "keelson.cluster.namespaces", "mine")::get)
                        .orElseThrow()
                        .client()) {
            tell("lab", lab.getConfiguration());
            tell("chosen", chosen.getConfiguration());
        }
        tell("found", new ConfigBuilder().build());
    }

    private static void tell(String name, Config config) throws Exception {
        List<Method> getters = Arrays.stream(Config.class.getMethods())
                .filter(method -> method.getParameterCount() == 0
                        && method.getName().matches("(get|is)[A-Z].*")
                        && !method.getName().matches("getClass|getReadiness|getRequestConfig")
                        && !Modifier.isStatic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        for (Method getter : getters) {
            Object value = getter.invoke(config);
            System.out.println(name + " " + getter.getName() + " "
                    + (value instanceof Object[] array ? Arrays.asList(array) : value));
        }
    }
}
