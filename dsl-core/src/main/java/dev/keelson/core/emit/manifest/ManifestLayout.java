package dev.keelson.core.emit.manifest;

import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Distributes the objects of an environment over files: one for each component, one for what a namespace holds besides,
 * and a {@code kustomization.yaml} that lists them in the order in which they apply cleanly.
 *
 * @since 0.1.0
 */
public final class ManifestLayout {
    /** The name of the file that lists the others. */
    public static final String KUSTOMIZATION = "kustomization.yaml";

    private static final YamlWriter WRITER = new YamlWriter();

    private final Map<String, List<Resource>> files = new LinkedHashMap<>();

    /** A layout for these objects, which are in the order in which they apply cleanly. */
    public ManifestLayout(List<Resource> resources) {
        boolean several = resources.stream()
                        .map(resource -> namespace(resource.object()))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .count()
                > 1;
        Map<String, String> keys = keys(resources);
        resources.forEach(resource -> files.computeIfAbsent(file(resource, several, keys), name -> new ArrayList<>())
                .add(resource));
    }

    /** Hands over each object with the name of the file that holds it. */
    public void forEach(BiConsumer<Resource, String> receiver) {
        files.forEach((file, resources) -> resources.forEach(resource -> receiver.accept(resource, file)));
    }

    /** {@return the text of each file, {@code kustomization.yaml} included} */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(KUSTOMIZATION, kustomization());
        files.forEach((file, resources) -> texts.put(
                file, WRITER.write(resources.stream().map(Resource::object).toList())));
        return texts;
    }

    private String kustomization() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("apiVersion", "kustomize.config.k8s.io/v1beta1");
        content.put("kind", "Kustomization");
        content.put("sortOptions", Map.of("order", "fifo"));
        content.put("resources", List.copyOf(files.keySet()));
        return WRITER.write(content);
    }

    /** Namespaces by what they are called; a file keeps its name where an override calls its namespace something else. */
    private static Map<String, String> keys(List<Resource> resources) {
        Map<String, String> keys = new HashMap<>();
        resources.forEach(resource -> Namespace.of(resource.source().path())
                .ifPresent(namespace -> keys.putIfAbsent(namespace(resource.object()), namespace)));
        return keys;
    }

    /** A file of a component bears its name; names of components begin with a letter, so no other file can meet one. */
    private static String file(Resource resource, boolean several, Map<String, String> keys) {
        Component component = resource.source().component();
        String namespace = namespace(resource.object());
        if (component != null) {
            return (several ? component.namespace().name() + "." : "") + component.name() + ".yaml";
        }
        if (namespace.isEmpty()) {
            return "_cluster.yaml";
        }
        return "_" + keys.getOrDefault(namespace, namespace) + ".yaml";
    }

    /** A namespace's own object is kept with what it holds. */
    private static String namespace(HasMetadata object) {
        String name = object.getKind().equals("Namespace")
                ? object.getMetadata().getName()
                : object.getMetadata().getNamespace();
        return name == null ? "" : name;
    }
}
