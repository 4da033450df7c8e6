package dev.keelson.core.workload.words;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Shape;
import java.util.List;

/**
 * The words inside {@code p.job(component, image, j -> …)}: a pod that ends. It is never restarted in place; a failed try
 * leaves its pod behind for its log.
 *
 * @since 0.1.0
 */
public final class JobDraft extends TaskDraft<JobDraft> implements DefinedDraft {
    private final Slot<Text> revision = slot("revision");

    /** A draft in that scope, running that image. */
    public JobDraft(Scope scope, Image image) {
        super(scope);
        container().image().enter(image);
    }

    /**
     * Appends a revision to the job's name, {@code db-migration-1-4-2} for 1.4.2: pods have the name as their host's, which
     * takes no dots. The template of a job cannot change, so that what runs anew with each release needs a new name with
     * each release.
     */
    public JobDraft revision(String release) {
        return revision(Text.of(release));
    }

    /**
     * Appends a revision to the job's name, {@code db-migration-1-4-2} for 1.4.2: pods have the name as their host's, which
     * takes no dots. The template of a job cannot change, so that what runs anew with each release needs a new name with
     * each release.
     */
    public JobDraft revision(Text release) {
        revision.set(release);
        return this;
    }

    @Override
    public void build(Component component, Model.Builder model) {
        build(
                component,
                new Shape.Once(Slot.bind(revision, ValueType.TEXT, Bounds.of(Characters.DNS_NAME)), tries()),
                List.of(),
                model);
    }

    @Override
    protected JobDraft self() {
        return this;
    }
}
