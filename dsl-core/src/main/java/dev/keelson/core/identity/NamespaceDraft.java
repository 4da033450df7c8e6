package dev.keelson.core.identity;

import dev.keelson.core.capacity.LimitsDraft;
import dev.keelson.core.capacity.QuotaDraft;
import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.token.Names;
import dev.keelson.core.token.Namespace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The words inside {@code p.namespace(ns, n -> …)}.
 *
 * @since 0.1.0
 */
public final class NamespaceDraft extends Draft {
    private final Namespace token;
    private final Slot<PodSecurity> podSecurity = slot("podSecurity");
    private final Entries<String, String> labels = entries("labels", "label");
    private final QuotaDraft quota = new QuotaDraft(inner("quota"));
    private final LimitsDraft limits = new LimitsDraft(inner("limits"));

    /** A draft for that namespace. */
    public NamespaceDraft(Scope scope, Namespace token) {
        super(scope);
        this.token = token;
    }

    /**
     * Says which pods the namespace admits, labels {@code pod-security.kubernetes.io/enforce}, {@code warn} and
     * {@code audit}. Default: {@code restricted}.
     */
    public NamespaceDraft podSecurity(PodSecurity level) {
        podSecurity.set(level);
        return this;
    }

    /** Adds a label to the namespace. */
    public NamespaceDraft label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    /** Says how much all that runs in the namespace may use together, a {@code ResourceQuota}. No limit by default. */
    public NamespaceDraft quota(Consumer<? super QuotaDraft> words) {
        open("quota", quota, words);
        return this;
    }

    /** Says what a single container, pod or claim may ask for, a {@code LimitRange}. No limit by default. */
    public NamespaceDraft limits(Consumer<? super LimitsDraft> words) {
        open("limits", limits, words);
        return this;
    }

    /** Adds the namespace and what it may use to the model. */
    public void build(Model.Builder model) {
        model.add(facts());
        quota.build(token).ifPresent(model::add);
        limits.build(token).ifPresent(model::add);
    }

    private NamespaceFacts facts() {
        Placed<PodSecurity> level = podSecurity
                .orElse(PodSecurity.RESTRICTED, PodSecurity.RESTRICTED.toString())
                .get()
                .orElseThrow();
        Map<String, String> plain = new LinkedHashMap<>();
        labels.get().forEach((key, placed) -> {
            Names.labelKey(key, placed.origin()).forEach(defect -> report(defect, key));
            Names.labelValue(placed.value(), placed.origin()).forEach(defect -> report(defect, key));
            plain.put(key, placed.value());
        });
        return new NamespaceFacts(
                token,
                scope().bind(podSecurity.path(), level.value(), level.origin()),
                plain,
                scope().path(),
                scope().origin());
    }

    private void report(Defect defect, String key) {
        scope().run().problems().add(defect, labels.path(key));
    }
}
