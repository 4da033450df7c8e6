package dev.keelson.core.placement;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What keeps pods off a node unless they tolerate it.
 *
 * @since 0.1.0
 */
public final class Taint {
    private final String key;
    private final String value;
    private final String effect;
    private final List<Defect> defects;

    private Taint(String key, String value, String effect) {
        Origin here = Origin.here();
        List<Defect> wrong = new ArrayList<>(Names.labelKey(key, here));
        wrong.addAll(Names.labelValue(value, here));
        this.key = key;
        this.value = value;
        this.effect = effect;
        this.defects = List.copyOf(wrong);
    }

    /** {@return a taint without a value that admits no new pod, {@code NoSchedule}} Finding: {@code invalid-label}. */
    public static Taint noSchedule(String key) {
        return noSchedule(key, "");
    }

    /** {@return a taint that admits no new pod, {@code NoSchedule}} Finding: {@code invalid-label}. */
    public static Taint noSchedule(String key, String value) {
        return new Taint(key, value, "NoSchedule");
    }

    /** {@return a taint without a value that is avoided where there is room elsewhere, {@code PreferNoSchedule}} */
    public static Taint preferNoSchedule(String key) {
        return preferNoSchedule(key, "");
    }

    /** {@return a taint that is avoided where there is room elsewhere, {@code PreferNoSchedule}} */
    public static Taint preferNoSchedule(String key, String value) {
        return new Taint(key, value, "PreferNoSchedule");
    }

    /** {@return a taint without a value that sends pods away that are there, {@code NoExecute}} */
    public static Taint noExecute(String key) {
        return noExecute(key, "");
    }

    /** {@return a taint that sends pods away that are there, {@code NoExecute}} */
    public static Taint noExecute(String key, String value) {
        return new Taint(key, value, "NoExecute");
    }

    /** {@return its key} */
    public String key() {
        return key;
    }

    /** {@return its value, empty where it has none} */
    public String value() {
        return value;
    }

    /** {@return what it does to pods, as Kubernetes writes it} */
    public String effect() {
        return effect;
    }

    /** {@return what is wrong with key or value} */
    public List<Defect> defects() {
        return defects;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Taint taint
                && key.equals(taint.key)
                && value.equals(taint.value)
                && effect.equals(taint.effect);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, value, effect);
    }

    /** {@return key, value and effect as kubectl writes them, {@code dedicated=batch:NoSchedule}} */
    @Override
    public String toString() {
        return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect;
    }
}
