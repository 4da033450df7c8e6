package dev.keelson.helm.hooks;

import dev.keelson.core.token.Component;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job that is a hook of the chart.
 *
 * @param events when it runs
 * @param deletions when its job is deleted
 * @param after whose hooks of the same event come before it
 * @param limit how long it may take, null for what the job itself says
 * @since 0.1.0
 */
public record HookFacts(
        List<HookEvent> events,
        List<HookDeletion> deletions,
        List<Component> after,
        @Nullable Duration limit) {

    /** Keeps the lists from changing. */
    public HookFacts {
        events = List.copyOf(events);
        deletions = List.copyOf(deletions);
        after = List.copyOf(after);
    }

    /** {@return whether it runs at an installation, where the job would otherwise be made as a plain object} */
    boolean isOfInstallation() {
        return events.stream().anyMatch(HookEvent::isOfInstallation);
    }
}
