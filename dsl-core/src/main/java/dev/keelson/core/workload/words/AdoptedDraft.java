package dev.keelson.core.workload.words;

import dev.keelson.core.adoption.AdoptedObjects;
import dev.keelson.core.adoption.Manifest;
import dev.keelson.core.adoption.ManifestField;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.Protocol;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.Map;
import java.util.Optional;

/** The layer below the platform's defaults: what the service's own build says of the component. */
final class AdoptedDraft extends ScalableDraft<AdoptedDraft> {
    /** What dekorate tells of the build: a commit, and the address of the repository with whatever secret is in it. */
    private static final String OF_THE_BUILD = "app.dekorate.io/";

    private AdoptedDraft(Scope scope) {
        super(scope);
    }

    /** The words of the manifest's one workload of that kind, for a component in that scope. */
    static AdoptedDraft of(Scope component, Manifest manifest, String kind, Component token) {
        AdoptedDraft draft = new AdoptedDraft(component.inner(
                "manifest of the " + component.title(), component.path().child("adopted")));
        if (manifest == null) {
            component.cutShort();
            return draft;
        }
        AdoptedObjects objects = AdoptedObjects.read(component, manifest);
        objects.workload(kind).ifPresent(workload -> {
            draft.adopt(workload, objects, token);
            objects.reportUnread();
        });
        return draft;
    }

    private void adopt(ManifestField workload, AdoptedObjects objects, Component token) {
        String name = workload.peek("metadata", "name");
        kindOf(workload);
        workload.text("metadata", "name");
        workload.holdsAnyway(token.namespace().name(), "metadata", "namespace");
        workload.holdsAnyway("1", "spec", "replicas");
        // Selectors of a workload can never change, and these may name a version.
        workload.at("spec", "selector").ifPresent(ManifestField::replaced);
        if (!workload.peek("spec", "replicas").equals("1")) {
            workload.at("spec", "replicas").ifPresent(field -> field.text().ifPresent(number -> replicas()
                    .adopt(ValueType.COUNT.of(ValueType.COUNT.read(number)), field.origin())));
        }
        Optional<ManifestField> metadata = workload.at("spec", "template", "metadata");
        texts(labels(), metadata.flatMap(each -> each.at("labels")));
        texts(annotations(), metadata.flatMap(each -> each.at("annotations")));
        repeated(workload, metadata);
        container(workload, name)
                .filter(container -> container.at("image").isPresent())
                .ifPresentOrElse(
                        container -> {
                            ManifestField image = container.at("image").orElseThrow();
                            container()
                                    .image()
                                    .adopt(
                                            objects.pulled(
                                                    Image.parse(image.text().orElse(""))),
                                            image.origin());
                            new ContainerAdoption(container(), token.namespace()).adopt(container);
                        },
                        () -> objects.reportLacking("container with an image"));
        objects.all("Service").stream()
                .filter(service -> service.peek("metadata", "name").equals(name))
                .forEach(service -> service(service, metadata, token));
    }

    private static void kindOf(ManifestField object) {
        object.text("kind");
        object.text("apiVersion");
    }

    private static Optional<ManifestField> container(ManifestField workload, String name) {
        Optional<ManifestField> list = workload.at("spec", "template", "spec", "containers");
        return list.flatMap(containers -> containers.items().stream()
                .filter(container -> container.peek("name").equals(name))
                .findFirst()
                .or(() -> containers.items().stream().findFirst()));
    }

    /** The line of a label is that of all labels, because generators write them in any order. */
    private static void texts(Entries<String, Text> words, Optional<ManifestField> map) {
        map.ifPresent(fields -> fields.entries().forEach((key, field) -> {
            if (isOurs(key)) {
                field.replaced();
            } else {
                field.text().ifPresent(value -> words.adopt(key, Text.of(value), fields.origin()));
            }
        }));
    }

    private static boolean isOurs(String key) {
        return Labels.isReserved(key) || key.startsWith(OF_THE_BUILD);
    }

    /** Objects carry the labels of their pods, so those that say the same again say nothing new. */
    private static void repeated(ManifestField object, Optional<ManifestField> pod) {
        for (String map : new String[] {"labels", "annotations"}) {
            Map<String, ManifestField> said = pod.flatMap(each -> each.at(map))
                    .map(ManifestField::entries)
                    .orElse(Map.of());
            object.at("metadata", map).ifPresent(fields -> fields.entries().forEach((key, field) -> {
                ManifestField same = said.get(key);
                if (isOurs(key) || (same != null && same.peek().equals(field.peek()))) {
                    field.replaced();
                }
            }));
        }
    }

    private void service(ManifestField service, Optional<ManifestField> pod, Component token) {
        kindOf(service);
        service.text("metadata", "name");
        service.holdsAnyway(token.namespace().name(), "metadata", "namespace");
        service.at("spec", "selector").ifPresent(ManifestField::replaced);
        service.holdsAnyway("ClusterIP", "spec", "type");
        repeated(service, pod);
        service.at("spec", "ports").ifPresent(ports -> ports.items().forEach(this::offered));
    }

    /** What leads to none of the container's ports, by name and number, is left unread. */
    private void offered(ManifestField field) {
        container().ports().get().values().stream()
                .map(placed -> placed.value())
                .filter(port -> leadsTo(field, port))
                .findFirst()
                .ifPresent(port -> {
                    field.text("name");
                    field.text("protocol");
                    field.text("targetPort");
                    field.text("port")
                            .filter(number -> !number.equals(ValueType.described(port.number())))
                            .ifPresent(number -> service()
                                    .adopt(port, ValueType.PORT.of(ValueType.PORT.read(number)), field.origin()));
                });
    }

    private static boolean leadsTo(ManifestField field, Port port) {
        String target = field.peek("targetPort");
        String protocol = field.peek("protocol");
        return field.peek("name").equals(port.name())
                && (protocol.isEmpty() ? Protocol.TCP.name() : protocol)
                        .equals(port.protocol().name())
                && (target.equals(port.name()) || target.equals(ValueType.described(port.number())));
    }

    @Override
    protected AdoptedDraft self() {
        return this;
    }
}
