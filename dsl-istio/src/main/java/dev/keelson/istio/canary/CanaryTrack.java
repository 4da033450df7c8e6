package dev.keelson.istio.canary;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Model;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Text;
import dev.keelson.istio.ambient.SidecarsOnly;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A second version of a component.
 *
 * @param image what it runs
 * @param steps the shares it may have, in hundredths; any where it is empty
 * @param step the share it has
 * @param replicas how many pods it has
 * @param testers whose requests it gets whatever its share is, null for nobody's
 * @param mirrored of how many of a hundred reading requests it gets a copy, null for none
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record CanaryTrack(
        Image image,
        List<Integer> steps,
        Percent step,
        Count replicas,
        @Nullable Testers testers,
        @Nullable Percent mirrored,
        ModelPath path,
        Origin origin)
        implements SidecarsOnly {
    /** The name of the canary's pods among those of the component. */
    public static final String CANARY = "canary";

    /** The name of those that are none. */
    public static final String STABLE = "stable";

    /**
     * Requests that the canary gets whatever its share is.
     *
     * @param header the header that they have
     * @param value its value
     */
    public record Testers(String header, Text value) {}

    /** Keeps the steps from changing. */
    public CanaryTrack {
        steps = List.copyOf(steps);
    }

    @Override
    public String word() {
        return "Canary.of";
    }

    @Override
    public Reason reason() {
        return new Reason(
                "routes of a waypoint lead to services, and not to some of the pods behind one",
                "Make the second version a component of its own and lead requests to it with route(…), or give this"
                        + " one sidecars.");
    }

    /** {@return the canary of that component} */
    public static Optional<CanaryTrack> of(Model model, Component component) {
        return model.attached(CanaryTrack.class).stream()
                .filter(each -> Objects.equals(each.component(), component))
                .findFirst()
                .map(Attached::fact);
    }

    /** {@return what tells the pods of one version from those of the other} */
    public static Map<String, String> labels(String track) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Labels.TRACK, track);
        return labels;
    }

    /** {@return how many of a hundred calls it gets} */
    public Count weight() {
        return Count.of(100).percent(step);
    }

    /** {@return how many of a hundred calls the other pods get} */
    public Count rest() {
        return Count.of(100).minus(weight());
    }
}
