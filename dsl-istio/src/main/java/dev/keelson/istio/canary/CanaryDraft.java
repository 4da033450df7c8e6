package dev.keelson.istio.canary;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.ValueType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code Canary.of(image, c -> …)}.
 *
 * <table>
 *   <caption>Defaults</caption>
 *   <tr><th>word</th><th>default</th></tr>
 *   <tr><td>{@code step}</td><td>0: the canary runs and is called only where a route says so</td></tr>
 *   <tr><td>{@code steps}</td><td>any share is a step</td></tr>
 *   <tr><td>{@code replicas}</td><td>1</td></tr>
 * </table>
 *
 * @since 0.1.0
 */
public final class CanaryDraft extends Draft {
    private final Slot<Image> image = slot("image");
    private final Items<Integer> steps = items("steps");
    private final Slot<Percent> step = slot("step");
    private final Slot<Count> replicas = slot("replicas");

    CanaryDraft(Scope scope, @Nullable Image image) {
        super(scope);
        this.image.enter(image == null ? ValueType.placeholderImage() : image);
    }

    /**
     * The shares that it may have one after the other, in hundredths.
     *
     * <p>Finding: {@code canary-step}.
     */
    public CanaryDraft steps(int... hundredths) {
        Arrays.stream(hundredths).forEach(steps::add);
        return this;
    }

    /** How many of a hundred calls it gets now: 0, or one of its steps. Default: 0. */
    public CanaryDraft step(int hundredths) {
        return step(Percent.of(hundredths));
    }

    /** How many of a hundred calls it gets now, from a setting whose change is what promotes it. Default: 0. */
    public CanaryDraft step(Percent share) {
        step.set(share);
        return this;
    }

    /**
     * How many pods it has, {@code spec.replicas}. Default: 1.
     *
     * <p>Finding: {@code canary-without-pods}.
     */
    public CanaryDraft replicas(int number) {
        return replicas(Count.of(number));
    }

    /** How many pods it has, see {@link #replicas(int)}. */
    public CanaryDraft replicas(Count number) {
        replicas.set(number);
        return this;
    }

    CanaryTrack build() {
        return new CanaryTrack(
                Objects.requireNonNull(Slot.bindImage(image)),
                steps.get().stream().map(Placed::value).toList(),
                Objects.requireNonNull(
                        Slot.bind(step.orElse(Percent.of(0), "0"), ValueType.PERCENT, Bounds.between(0, 100))),
                Objects.requireNonNull(
                        Slot.bind(replicas.orElse(Count.of(1), "1"), ValueType.COUNT, Bounds.between(0, 10_000))),
                scope().path(),
                scope().origin());
    }
}
