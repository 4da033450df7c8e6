package dev.keelson.helm.hooks;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.token.Component;
import dev.keelson.core.workload.words.TaskDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a job or cron job a hook of the chart: {@code j.with(HelmHook.preUpgrade())}. Manifests know nothing of it.
 *
 * <p>With an event of an installation a job itself is the hook. With any other event it stays what it is, and the chart has a
 * job besides, {@code <component>-<event>}, that does the same: what an upgrade runs before it changes anything. A cron job
 * always stays what it is.
 *
 * <p>Drives {@code metadata.annotations} {@code helm.sh/hook}, {@code helm.sh/hook-weight} and
 * {@code helm.sh/hook-delete-policy}. Findings: {@code hook-before-install}, {@code hook-awaited}, {@code hook-timeout},
 * {@code hook-name}, {@code hook-order}.
 *
 * @since 0.1.0
 */
public final class HelmHook implements Facet<TaskDraft<?>> {
    private final HookFacts facts;

    private HelmHook(HookFacts facts) {
        this.facts = facts;
    }

    /** {@return a hook of these events} */
    public static HelmHook on(HookEvent first, HookEvent... others) {
        List<HookEvent> events = new ArrayList<>(List.of(first));
        events.addAll(Arrays.asList(others));
        return new HelmHook(new HookFacts(
                events.stream().distinct().toList(), List.of(HookDeletion.BEFORE_HOOK_CREATION), List.of(), null));
    }

    /** {@return a hook that runs before anything of a first installation is made} */
    public static HelmHook preInstall() {
        return on(HookEvent.PRE_INSTALL);
    }

    /** {@return a hook that runs after all of a first installation was made} */
    public static HelmHook postInstall() {
        return on(HookEvent.POST_INSTALL);
    }

    /** {@return a hook that runs before an upgrade changes anything; the upgrade ends where it fails} */
    public static HelmHook preUpgrade() {
        return on(HookEvent.PRE_UPGRADE);
    }

    /** {@return a hook that runs after an upgrade changed all} */
    public static HelmHook postUpgrade() {
        return on(HookEvent.POST_UPGRADE);
    }

    /** {@return a hook that runs before a rollback changes anything} */
    public static HelmHook preRollback() {
        return on(HookEvent.PRE_ROLLBACK);
    }

    /** {@return a hook that runs after a rollback changed all} */
    public static HelmHook postRollback() {
        return on(HookEvent.POST_ROLLBACK);
    }

    /** {@return a hook that runs before a release is removed} */
    public static HelmHook preDelete() {
        return on(HookEvent.PRE_DELETE);
    }

    /** {@return a hook that runs after a release was removed} */
    public static HelmHook postDelete() {
        return on(HookEvent.POST_DELETE);
    }

    /**
     * {@return the same hook, run after those of these components at the same event} What {@code after(…)} and
     * {@code before(…)} say of components holds for their hooks anyway. A component that the platform does not have is not
     * waited for. Finding: {@code hook-order}.
     */
    public HelmHook after(Component... components) {
        List<Component> after = new ArrayList<>(facts.after());
        after.addAll(Arrays.asList(components));
        return new HelmHook(new HookFacts(facts.events(), facts.deletions(), after, facts.limit()));
    }

    /**
     * {@return the same hook, its job deleted then too} Before it is made again it always is, or Helm would find the name
     * taken. Default: only then, so that its log can be read.
     */
    public HelmHook deleted(HookDeletion first, HookDeletion... others) {
        List<HookDeletion> deletions = new ArrayList<>(facts.deletions());
        deletions.add(first);
        deletions.addAll(Arrays.asList(others));
        return new HelmHook(
                new HookFacts(facts.events(), deletions.stream().distinct().toList(), facts.after(), facts.limit()));
    }

    /**
     * {@return the same hook, ended after that time} {@code activeDeadlineSeconds} of the hook's job, whole seconds. Default:
     * the job's own {@code activeDeadline(…)}. Finding: {@code hook-timeout}.
     */
    public HelmHook within(Duration limit) {
        return new HelmHook(new HookFacts(facts.events(), facts.deletions(), facts.after(), limit));
    }

    @Override
    public Extension extension() {
        return new HookExtension();
    }

    @Override
    public Object declare(Scope scope) {
        return facts;
    }
}
