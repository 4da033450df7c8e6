package dev.keelson.core.placement;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mark by which nodes keep pods away: {@code Taint.of("dedicated", "batch").noSchedule()}.
 *
 * @since 0.1.0
 */
public final class Taint {
    private final @Nullable String key;
    private final @Nullable String value;
    private final @Nullable String effect;
    private final List<Defect> defects;

    private Taint(@Nullable String key, @Nullable String value, @Nullable String effect, List<Defect> defects) {
        this.key = key;
        this.value = value;
        this.effect = effect;
        this.defects = List.copyOf(defects);
    }

    /** {@return taints of that key, whatever their value and effect} Finding: {@code invalid-label}. */
    public static Taint of(String key) {
        Origin here = Origin.here();
        return new Taint(key, null, null, Names.labelKey(key, here));
    }

    /** {@return taints of that key and value, whatever their effect} Finding: {@code invalid-label}. */
    public static Taint of(String key, String value) {
        Origin here = Origin.here();
        List<Defect> wrong = new ArrayList<>(Names.labelKey(key, here));
        wrong.addAll(Names.labelValue(value, here));
        return new Taint(key, value, null, wrong);
    }

    /** {@return every taint there is, for agents that belong on each node} Finding: {@code tolerates-everything}. */
    public static Taint any() {
        return new Taint(null, null, null, List.of());
    }

    /** {@return only those that keep new pods away, {@code NoSchedule}} */
    public Taint noSchedule() {
        return new Taint(key, value, "NoSchedule", defects);
    }

    /** {@return only those that keep new pods away where there is room elsewhere, {@code PreferNoSchedule}} */
    public Taint preferNoSchedule() {
        return new Taint(key, value, "PreferNoSchedule", defects);
    }

    /** {@return only those that drive running pods away too, {@code NoExecute}} */
    public Taint noExecute() {
        return new Taint(key, value, "NoExecute", defects);
    }

    /** {@return the key, empty for every taint} */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }

    /** {@return the value, empty for any} */
    public Optional<String> value() {
        return Optional.ofNullable(value);
    }

    /** {@return the effect as Kubernetes writes it, empty for any} */
    public Optional<String> effect() {
        return Optional.ofNullable(effect);
    }

    /** {@return what is wrong with key or value} */
    public List<Defect> defects() {
        return defects;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Taint taint
                && Objects.equals(key, taint.key)
                && Objects.equals(value, taint.value)
                && Objects.equals(effect, taint.effect);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, value, effect);
    }

    /** {@return key, value and effect as kubectl writes them, {@code dedicated=batch:NoSchedule}} */
    @Override
    public String toString() {
        return (key == null ? "any" : key) + (value == null ? "" : "=" + value) + (effect == null ? "" : ":" + effect);
    }
}
