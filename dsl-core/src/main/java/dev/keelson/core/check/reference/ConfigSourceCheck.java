package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.config.ConfigMapData;
import dev.keelson.core.config.ConfigRules;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.workload.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The config maps that pods read are there, or the definition says that somebody else makes them, and they have the keys
 * that are read; so have the secrets that are there or are fetched. Another secret is somebody else's, or is reported by
 * its token.
 */
final class ConfigSourceCheck implements ObjectCheck {
    /** Kubernetes puts it into every namespace. */
    private static final String CLUSTER_CERTIFICATE = "kube-root-ca.crt";

    private static final String FETCHING = "external-secrets.io";

    private record Name(String namespace, String name) {}

    private final View view;
    private final Set<Name> spokenOf = new HashSet<>();

    ConfigSourceCheck(View view) {
        this.view = view;
        for (Workload workload : view.all(Workload.class)) {
            String namespace = view.name(workload.component().namespace());
            workload.pod().configs().forEach(config -> spokenOf(namespace, config));
        }
    }

    /** One of another namespace is reported for that, and is neither missing nor unused besides. */
    private void spokenOf(String reader, ConfigRef config) {
        spokenOf.add(new Name(reader, config.name()));
        spokenOf.add(new Name(view.name(config.namespace()), config.name()));
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        Set<Name> read = new HashSet<>(spokenOf);
        for (PodTemplate pod : objects.templates()) {
            String namespace = pod.owner().namespace();
            for (ConfigSource source : ConfigSource.of(pod, findings)) {
                Optional<KubernetesObject> object = objects.find("", source.kind(), namespace, source.name())
                        .or(() -> fetched(objects, source, namespace));
                if (source.kind().equals("ConfigMap")) {
                    read.add(new Name(namespace, source.name()));
                    if (object.isEmpty()) {
                        missing(pod, source, findings);
                    }
                }
                object.ifPresent(found -> keys(pod, source, found, findings));
            }
        }
        unused(read, findings);
    }

    private static Optional<KubernetesObject> fetched(ObjectIndex objects, ConfigSource source, String namespace) {
        return source.kind().equals("Secret")
                ? objects.find(FETCHING, "ExternalSecret", namespace, source.name())
                : Optional.empty();
    }

    /** The keys that an object is known to have; none where something else fills it, or more than is written. */
    private static Set<String> keys(KubernetesObject object) {
        Set<String> known = new TreeSet<>();
        if (!object.group().equals(FETCHING)) {
            for (String part : List.of("data", "binaryData", "stringData")) {
                known.addAll(object.root().get(part).fields().keySet());
            }
            return known;
        }
        Field spec = object.root().get("spec");
        if (!spec.get("dataFrom").isPresent()
                && !spec.get("target", "template", "templateFrom").isPresent()
                && spec.get("target", "name").text(object.name()).equals(object.name())) {
            spec.get("data")
                    .items()
                    .forEach(each -> known.add(each.get("secretKey").text()));
            known.addAll(spec.get("target", "template", "data").fields().keySet());
        }
        return known;
    }

    private void missing(PodTemplate pod, ConfigSource source, ObjectFindings findings) {
        String namespace = pod.owner().namespace();
        if (source.isOptional()
                || source.name().equals(CLUSTER_CERTIFICATE)
                || spokenOf.contains(new Name(namespace, source.name()))) {
            return;
        }
        findings.add(
                ReferenceRules.UNKNOWN_CONFIG,
                source.place().get(),
                pod.owner().id() + " reads the config map " + namespace + "/" + source.name() + " at "
                        + source.field().path() + ", which the platform does not make.",
                "Fill it with p.config(…); where somebody else makes it, accept this with the reason, or say optional:"
                        + " true if the pod can do without.");
    }

    private static void keys(PodTemplate pod, ConfigSource source, KubernetesObject object, ObjectFindings findings) {
        Set<String> known = keys(object);
        // What is written without any key is filled by a controller.
        if (source.isOptional() || known.isEmpty()) {
            return;
        }
        boolean isConfig = source.kind().equals("ConfigMap");
        Rule rule = isConfig ? ConfigRules.UNDEFINED_CONFIG_KEY : ReferenceRules.UNDEFINED_SECRET_KEY;
        for (String key : source.keys()) {
            if (!known.contains(key)) {
                String hint = Suggestion.didYouMean(key, known);
                Place place = source.place().get();
                findings.add(
                        rule,
                        place.also("filled here", findings.places().of(object).origin()),
                        pod.owner().id() + " reads the key " + key + " of the "
                                + (isConfig ? "config map " : "secret ") + object.namespace() + "/" + object.name()
                                + " at " + source.field().path() + ", which does not have it.",
                        hint + "Its keys are " + String.join(", ", known) + ".");
            }
        }
    }

    private void unused(Set<Name> read, ObjectFindings findings) {
        if (!view.run().knowsAll(ModelPath.root())) {
            return;
        }
        for (ConfigMapData config : view.all(ConfigMapData.class)) {
            if (config.labels().isEmpty()
                    && !read.contains(new Name(
                            view.name(config.ref().namespace()), config.ref().name()))) {
                findings.add(
                        ConfigRules.UNUSED_CONFIG,
                        Place.of(config.path(), config.origin()),
                        "The config map " + config.ref() + " is filled and nobody reads it.",
                        "Read it with env(…, CONFIG.key(…)) or mount(…, CONFIG), or take it out.");
            }
        }
    }
}
