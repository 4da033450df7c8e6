package dev.keelson.core.check.placement;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.placement.Placement;
import dev.keelson.core.placement.Taint;
import dev.keelson.core.token.Component;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    Place neighbour(PodTemplate pod, String kind, Field term) {
        boolean near = kind.equals("podAffinity");
        String topologyKey = term.get("topologyKey").text();
        return place(pod, placement -> placement.neighbours().stream()
                .filter(each -> each.near() == near && each.topology().label().equals(topologyKey))
                .map(each -> new Said(each.path(), each.origin())));
    }

    Place nodes(PodTemplate pod, String label) {
        return place(pod, placement -> placement.nodes().stream()
                .filter(each -> each.condition().label().key().equals(label))
                .map(each -> new Said(each.path(), each.origin())));
    }

    Place toleration(PodTemplate pod, Field toleration) {
        return place(pod, placement -> placement.tolerations().stream()
                .filter(each -> isOf(each.taint(), toleration))
                .map(each -> new Said(each.path(), each.origin())));
    }

    private static boolean isOf(@Nullable Taint taint, Field toleration) {
        String key = toleration.get("key").text();
        return taint == null
                ? key.isEmpty()
                : taint.key().equals(key)
                        && taint.value().equals(toleration.get("value").text())
                        && taint.effect().equals(toleration.get("effect").text());
    }

    private Place place(PodTemplate pod, Function<Placement, Stream<Said>> words) {
        return Optional.ofNullable(pod.owner().component())
                .flatMap(component -> Optional.ofNullable(placements.get(component)))
                .flatMap(placement -> words.apply(placement).findFirst())
                .map(said -> findings.places().said(pod.owner(), said.path(), said.origin()))
                .orElseGet(() -> findings.places().of(pod.owner()));
    }
}
