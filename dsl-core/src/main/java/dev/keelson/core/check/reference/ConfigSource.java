package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodContainer;
import dev.keelson.core.check.object.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A config map or secret that a pod reads. */
record ConfigSource(
        String kind, String name, List<String> keys, boolean isOptional, Field field, Supplier<Place> place) {

    static List<ConfigSource> of(PodTemplate pod, ObjectFindings findings) {
        Collector collector = new Collector(pod, findings);
        pod.containers().forEach(collector::container);
        pod.spec().get("volumes").items().forEach(collector::volume);
        return collector.found;
    }

    private static final class Collector {
        private final PodTemplate pod;
        private final ObjectFindings findings;
        private final List<ConfigSource> found = new ArrayList<>();

        Collector(PodTemplate pod, ObjectFindings findings) {
            this.pod = pod;
            this.findings = findings;
        }

        void container(PodContainer container) {
            for (Field variable : container.field().get("env").items()) {
                String name = variable.get("name").text();
                Supplier<Place> place = () -> findings.places().variable(pod, container, name);
                Field from = variable.get("valueFrom");
                key("ConfigMap", from.get("configMapKeyRef"), place);
                key("Secret", from.get("secretKeyRef"), place);
            }
            Supplier<Place> owner = () -> findings.places().of(pod.owner());
            for (Field from : container.field().get("envFrom").items()) {
                add("ConfigMap", from.get("configMapRef"), "name", List.of(), owner);
                add("Secret", from.get("secretRef"), "name", List.of(), owner);
            }
        }

        void volume(Field volume) {
            Supplier<Place> place =
                    () -> findings.places().volume(pod, volume.get("name").text());
            files("ConfigMap", volume.get("configMap"), "name", place);
            files("Secret", volume.get("secret"), "secretName", place);
            for (Field source : volume.get("projected", "sources").items()) {
                files("ConfigMap", source.get("configMap"), "name", place);
                files("Secret", source.get("secret"), "name", place);
            }
        }

        private void key(String kind, Field reference, Supplier<Place> place) {
            add(kind, reference, "name", List.of(reference.get("key").text()), place);
        }

        private void files(String kind, Field source, String nameField, Supplier<Place> place) {
            List<String> keys = source.get("items").items().stream()
                    .map(item -> item.get("key").text())
                    .toList();
            add(kind, source, nameField, keys, place);
        }

        private void add(String kind, Field reference, String nameField, List<String> keys, Supplier<Place> place) {
            String name = reference.get(nameField).text();
            if (!name.isEmpty()) {
                List<String> named = keys.stream().filter(key -> !key.isEmpty()).toList();
                found.add(new ConfigSource(
                        kind, name, named, reference.get("optional").isTrue(), reference, place));
            }
        }
    }
}
