package dev.keelson.core.addition;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Patch;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.View;
import dev.keelson.core.hatch.EscapeHatch;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.OpenTexts;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds what is to be added to objects as all others left them. Selectors and the templates of claims, which can never
 * change, get nothing, nor do definitions of custom resources, which a chart installs as they are, and objects that the
 * language did not make, which are their author's to change.
 *
 * @since 0.1.0
 */
public final class AdditionRenderer implements Patch {
    private static final String DEFINITION = "CustomResourceDefinition";

    /** A renderer without state. */
    public AdditionRenderer() {}

    @Override
    public void apply(View view, Resources resources) {
        Additions additions = new Additions(view);
        ExistingClaimRenderer claims = new ExistingClaimRenderer(view);
        List<EscapeHatch> hatches =
                view.attached(EscapeHatch.class).stream().map(Attached::fact).toList();
        resources.all().forEach(resource -> {
            ObjectMeta metadata = resource.object().getMetadata();
            boolean isForeign = hatches.stream().anyMatch(hatch -> hatch.owns(resource.object()));
            if (metadata != null && !isForeign && !resource.kind().equals(DEFINITION)) {
                object(resource, metadata, additions);
                claims.lead(resource, metadata);
            }
        });
    }

    private static void object(Resource resource, ObjectMeta metadata, Additions additions) {
        Component component = resource.source().component();
        metadata.setLabels(additions.to(metadata.getLabels(), additions.at(Place.OBJECT_LABELS, null)));
        List<OpenTexts> annotations = new ArrayList<>();
        if (resource.object() instanceof Service) {
            annotations.addAll(additions.at(Place.SERVICE_ANNOTATIONS, component));
        }
        if (resource.object() instanceof ServiceAccount) {
            annotations.addAll(additions.at(Place.SERVICE_ACCOUNT_ANNOTATIONS, component));
        }
        annotations.addAll(additions.at(Place.OBJECT_ANNOTATIONS, null));
        metadata.setAnnotations(additions.to(metadata.getAnnotations(), annotations));
        resource.podTemplate().ifPresent(template -> pods(template, component, additions));
    }

    private static void pods(PodTemplateSpec template, @Nullable Component component, Additions additions) {
        ObjectMeta metadata = Objects.requireNonNullElseGet(template.getMetadata(), ObjectMeta::new);
        metadata.setLabels(additions.to(metadata.getLabels(), additions.at(Place.POD_LABELS, component)));
        metadata.setAnnotations(
                additions.to(metadata.getAnnotations(), additions.at(Place.POD_ANNOTATIONS, component)));
        template.setMetadata(metadata);
        new PullSecretRenderer(additions.view.all(PullSecrets.class), additions.view.sink()).addTo(template.getSpec());
        template.getSpec()
                .setNodeSelector(additions.to(
                        template.getSpec().getNodeSelector(), additions.at(Place.NODE_SELECTOR, component)));
    }

    private static final class Additions {
        private final View view;
        private final Map<Place, Map<Optional<Component>, OpenTexts>> texts = new LinkedHashMap<>();

        Additions(View view) {
            this.view = view;
            view.all(Addition.class)
                    .forEach(addition -> texts.computeIfAbsent(addition.place(), place -> new LinkedHashMap<>())
                            .put(Optional.ofNullable(addition.component()), addition.texts()));
        }

        List<OpenTexts> at(Place place, @Nullable Component component) {
            OpenTexts found = texts.getOrDefault(place, Map.of()).get(Optional.ofNullable(component));
            return found == null ? List.of() : List.of(found);
        }

        /** What is there stays, and of two additions the first. */
        @Nullable
        Map<String, String> to(@Nullable Map<String, String> own, List<OpenTexts> added) {
            Map<String, String> all = own == null ? new LinkedHashMap<>() : new LinkedHashMap<>(own);
            for (OpenTexts each : added) {
                view.sink().entries(each).forEach((key, text) -> {
                    if (Labels.isReserved(key) || (own != null && own.containsKey(key))) {
                        refuse(each, key);
                    } else {
                        all.putIfAbsent(key, text);
                    }
                });
            }
            return own == null && all.isEmpty() ? null : all;
        }

        private void refuse(OpenTexts added, String key) {
            ModelPath path = added.path().child(key);
            Origin given = Optional.ofNullable(
                            view.run().assignment().overrides().get(path.toString()))
                    .map(Assignment.Given::origin)
                    .orElseGet(() -> Origin.outside(path.toString()));
            view.run()
                    .problems()
                    .add(
                            AdditionRules.KEY_TAKEN,
                            path,
                            given,
                            added.path() + " cannot add " + key + ", which the platform sets itself.",
                            "Change the platform's own value, or add another key.");
        }
    }
}
