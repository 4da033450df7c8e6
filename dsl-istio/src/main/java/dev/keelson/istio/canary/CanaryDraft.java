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
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.canary.CanaryTrack.Testers;
import java.util.Arrays;
import java.util.Locale;
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
 *   <tr><td>{@code testers}</td><td>nobody: all calls are shared out alike</td></tr>
 *   <tr><td>{@code mirror}</td><td>no copies</td></tr>
 * </table>
 *
 * @since 0.1.0
 */
public final class CanaryDraft extends Draft {
    private final Slot<Image> image = slot("image");
    private final Items<Integer> steps = items("steps");
    private final Slot<Percent> step = slot("step");
    private final Slot<Count> replicas = slot("replicas");
    private final Slot<Testers> testers = slot("testers");
    private final Slot<Percent> mirror = slot("mirror");

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

    /**
     * Leads requests with a header of that value to the canary, whatever its share is: {@code match.headers} of a route before
     * each that shares requests out. Default: nobody's.
     *
     * <p>Finding: {@code canary-without-pods}.
     *
     * @param header its name, {@code x-canary}
     * @param value its value, {@code true}
     */
    public CanaryDraft testers(String header, String value) {
        testers.set(
                header == null || value == null ? null : new Testers(header.toLowerCase(Locale.ROOT), Text.of(value)));
        return this;
    }

    /** Sends it a copy of so many of a hundred requests that only read, see {@link #mirror(Percent)}. */
    public CanaryDraft mirror(int hundredths) {
        return mirror(Percent.of(hundredths));
    }

    /**
     * Sends it a copy of so many of a hundred requests that only read, those of the method {@code GET}, {@code http[].mirrors}. Its
     * answers are thrown away. What writes is never copied: it would be done twice. Default: no copies.
     *
     * <p>Finding: {@code canary-without-pods}.
     */
    public CanaryDraft mirror(Percent share) {
        mirror.set(share);
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
                testers.get().map(this::bound).orElse(null),
                Slot.bind(mirror, ValueType.PERCENT, Bounds.between(0, 100)),
                scope().path(),
                scope().origin());
    }

    private Testers bound(Placed<Testers> said) {
        return new Testers(
                said.value().header(),
                scope().bind(testers.path(), said.value().value(), ValueType.TEXT, Bounds.NONE, said.origin()));
    }
}
