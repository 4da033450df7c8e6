package dev.keelson.core.check.placement;

import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.placement.Placement;
import dev.keelson.core.token.Component;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The lines of the words that said where pods run. */
final class SaidPlaces {
    private record Said(ModelPath path, Origin origin) {}

    private final Map<Component, Placement> placements = new HashMap<>();
    private final ObjectFindings findings;

    SaidPlaces(View view, ObjectFindings findings) {
        this.findings = findings;
        view.all(Placement.class).forEach(each -> placements.put(each.component(), each));
    }

    Place spread(PodTemplate pod, String topologyKey) {
        return place(pod, placement -> placement.spreads().stream()
                .filter(spread -> spread.topology().label().equals(topologyKey))
                .map(spread -> new Said(spread.path(), spread.origin())));
    }

    Place neighbour(PodTemplate pod, String topologyKey) {
        return place(pod, placement -> placement.neighbours().stream()
                .filter(each -> each.topology().label().equals(topologyKey))
                .map(each -> new Said(each.path(), each.origin())));
    }

    Place nodes(PodTemplate pod, String label) {
        return place(pod, placement -> placement.nodes().stream()
                .filter(each -> each.condition().label().key().equals(label))
                .map(each -> new Said(each.path(), each.origin())));
    }

    Place toleration(PodTemplate pod, String key) {
        return place(pod, placement -> placement.tolerations().stream()
                .filter(each -> (each.taint() == null ? "" : each.taint().key()).equals(key))
                .map(each -> new Said(each.path(), each.origin())));
    }

    private Place place(PodTemplate pod, Function<Placement, Stream<Said>> words) {
        return Optional.ofNullable(pod.owner().component())
                .flatMap(component -> Optional.ofNullable(placements.get(component)))
                .flatMap(placement -> words.apply(placement).findFirst())
                .map(said -> findings.places().said(pod.owner(), said.path(), said.origin()))
                .orElseGet(() -> findings.places().of(pod.owner()));
    }
}
