package dev.keelson.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ArtifactText;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import java.util.Arrays;
import java.util.List;

/** What a definition becomes, as it is written. */
public final class Emitted {
    private final Blueprint blueprint;

    private Emitted(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    public static Emitted of(Definition definition) {
        return new Emitted(Platform.of(definition).in(Environment.named("test")));
    }

    /** Without a finding. */
    public static Emitted sound(Definition definition) {
        Emitted emitted = of(definition);
        assertThat(emitted.blueprint.findings()).isEmpty();
        return emitted;
    }

    /** The ids of the findings, in order. */
    public List<String> rules() {
        return blueprint.findings().stream().map(finding -> finding.rule().id()).toList();
    }

    /** The findings as they are told. */
    public List<String> findings() {
        return blueprint.findings().stream().map(Object::toString).toList();
    }

    /** What is written of an object from a field at its top on: {@code spec}. */
    public String of(String kind, String name, String field) {
        String object = object(kind, name);
        int start = object.indexOf("\n" + field + ":\n");
        assertThat(start).as(object).isNotNegative();
        return object.substring(start + 1);
    }

    /** An object as it is written. */
    public String object(String kind, String name) {
        List<String> found = objects().stream()
                .filter(object -> object.contains("\nkind: " + kind + "\nmetadata:\n  name: " + name + "\n"))
                .toList();
        assertThat(found).as(kind + " " + name).hasSize(1);
        return found.get(0);
    }

    /** Kind and name of all objects of an API group, in the order they are applied. */
    public List<String> ofGroup(String group) {
        return blueprint.resources().stream()
                .filter(resource -> resource.object().getApiVersion().startsWith(group))
                .map(resource ->
                        resource.kind() + " " + resource.object().getMetadata().getName())
                .toList();
    }

    /** The text of a file beside the manifests: {@code mesh/istio-operator.yaml}. */
    public String file(String name) {
        return blueprint.artifacts().stream()
                .filter(file -> (file.area() + "/" + file.name()).equals(name))
                .map(ArtifactText::of)
                .findFirst()
                .orElseThrow();
    }

    private List<String> objects() {
        return new ManifestLayout(blueprint.resources())
                .texts().values().stream()
                        .flatMap(text -> Arrays.stream(text.split("(?m)^---\n", -1)))
                        .toList();
    }
}
