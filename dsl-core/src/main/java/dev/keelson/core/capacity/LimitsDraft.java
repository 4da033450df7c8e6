package dev.keelson.core.capacity;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code limits(l -> …)} of a namespace: what a single container, pod or claim in it may ask for, and
 * what a container has that says nothing, {@code LimitRange}.
 *
 * <p>Kubernetes fills gaps: a most without a default is the default cap, a default cap without a default request is that
 * request too. Findings: {@code outside-limit-range} for a container, pod or claim that would be refused,
 * {@code limit-range-contradiction} for amounts that refuse everything.
 *
 * @since 0.1.0
 */
public final class LimitsDraft extends Draft {
    private static final Bounds RATIO = Bounds.between(1, 10_000);

    private final AmountsDraft containerDefault = new AmountsDraft(inner("containerDefault"));
    private final AmountsDraft containerDefaultRequest = new AmountsDraft(inner("containerDefaultRequest"));
    private final AmountsDraft containerMinimum = new AmountsDraft(inner("containerMinimum"));
    private final AmountsDraft containerMaximum = new AmountsDraft(inner("containerMaximum"));
    private final AmountsDraft podMinimum = new AmountsDraft(inner("podMinimum"));
    private final AmountsDraft podMaximum = new AmountsDraft(inner("podMaximum"));
    private final Slot<Count> cpuRatio = slot("containerCpuRatio");
    private final Slot<Count> memoryRatio = slot("containerMemoryRatio");
    private final Slot<Storage> claimMinimum = slot("claimMinimum");
    private final Slot<Storage> claimMaximum = slot("claimMaximum");

    /** A draft in that scope. */
    public LimitsDraft(Scope scope) {
        super(scope);
    }

    /** Caps of a container that has none, {@code default}. */
    public LimitsDraft containerDefault(Consumer<? super AmountsDraft> words) {
        open("containerDefault", containerDefault, words);
        return this;
    }

    /** What a container asks for that does not say, {@code defaultRequest}. */
    public LimitsDraft containerDefaultRequest(Consumer<? super AmountsDraft> words) {
        open("containerDefaultRequest", containerDefaultRequest, words);
        return this;
    }

    /** The least that a container may ask for, {@code min} of {@code Container}. */
    public LimitsDraft containerMinimum(Consumer<? super AmountsDraft> words) {
        open("containerMinimum", containerMinimum, words);
        return this;
    }

    /** The highest cap that a container may have, {@code max} of {@code Container}. */
    public LimitsDraft containerMaximum(Consumer<? super AmountsDraft> words) {
        open("containerMaximum", containerMaximum, words);
        return this;
    }

    /** The least that the containers of a pod may ask for together, {@code min} of {@code Pod}. */
    public LimitsDraft podMinimum(Consumer<? super AmountsDraft> words) {
        open("podMinimum", podMinimum, words);
        return this;
    }

    /** The highest cap that the containers of a pod may have together, {@code max} of {@code Pod}. */
    public LimitsDraft podMaximum(Consumer<? super AmountsDraft> words) {
        open("podMaximum", podMaximum, words);
        return this;
    }

    /** How many times the processor time a container asks for its cap may be, {@code maxLimitRequestRatio}. */
    public LimitsDraft containerCpuRatio(int times) {
        return containerCpuRatio(Count.of(times));
    }

    /** How many times the processor time a container asks for its cap may be, {@code maxLimitRequestRatio}. */
    public LimitsDraft containerCpuRatio(Count times) {
        cpuRatio.set(times);
        return this;
    }

    /** How many times the memory a container asks for its cap may be, {@code maxLimitRequestRatio}. */
    public LimitsDraft containerMemoryRatio(int times) {
        return containerMemoryRatio(Count.of(times));
    }

    /** How many times the memory a container asks for its cap may be, {@code maxLimitRequestRatio}. */
    public LimitsDraft containerMemoryRatio(Count times) {
        memoryRatio.set(times);
        return this;
    }

    /** The smallest claim, {@code min} of {@code PersistentVolumeClaim}. */
    public LimitsDraft claimMinimum(Storage size) {
        claimMinimum.set(size);
        return this;
    }

    /** The largest claim, {@code max} of {@code PersistentVolumeClaim}. */
    public LimitsDraft claimMaximum(Storage size) {
        claimMaximum.set(size);
        return this;
    }

    /** {@return the limits of that namespace, empty where nothing is said} */
    public Optional<Limits> build(Namespace namespace) {
        Map<String, Scalar> ratio = new LinkedHashMap<>();
        put(ratio, "cpu", Slot.bind(cpuRatio, ValueType.COUNT, RATIO));
        put(ratio, "memory", Slot.bind(memoryRatio, ValueType.COUNT, RATIO));
        Map<String, Scalar> least = new LinkedHashMap<>();
        put(least, "storage", Slot.bind(claimMinimum, ValueType.STORAGE));
        Map<String, Scalar> most = new LinkedHashMap<>();
        put(most, "storage", Slot.bind(claimMaximum, ValueType.STORAGE));
        Map<String, Scalar> none = Map.of();
        List<Limits.Item> items = Stream.of(
                        new Limits.Item(
                                "Container",
                                containerDefault.build(),
                                containerDefaultRequest.build(),
                                containerMinimum.build(),
                                containerMaximum.build(),
                                ratio),
                        new Limits.Item("Pod", none, none, podMinimum.build(), podMaximum.build(), none),
                        new Limits.Item("PersistentVolumeClaim", none, none, least, most, none))
                .filter(item -> !item.isEmpty())
                .toList();
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Limits(namespace, items, scope().path(), scope().origin()));
    }

    private static void put(Map<String, Scalar> amounts, String resource, @Nullable Scalar amount) {
        if (amount != null) {
            amounts.put(resource, amount);
        }
    }
}
