package dev.keelson.core.observe;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.observe.alert.AlertDraft;
import dev.keelson.core.observe.alert.PromQl;
import dev.keelson.core.origin.Origin;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a platform that watch over it were given: who gathers metrics, and alerts.
 *
 * @since 0.1.0
 */
public final class ObserveParts extends Draft {
    private final Slot<MonitoringDraft> monitoring = slot("monitoring");
    private final Entries<String, AlertDraft> alerts = entries("alerts", "alert");
    private @Nullable Monitoring built;

    /** The parts of the platform of that scope. */
    public ObserveParts(Scope scope) {
        super(scope);
    }

    /** Takes who gathers metrics, and how. */
    public void monitoring(
            @Nullable Party collector, @Nullable Scraping scraping, Consumer<? super MonitoringDraft> words) {
        if (collector == null || scraping == null) {
            scope().reportNull("monitoring", Origin.here());
            return;
        }
        MonitoringDraft draft =
                new MonitoringDraft(scope().inner("monitoring", monitoring.path()), collector, scraping);
        monitoring.set(draft);
        open("monitoring", draft, words);
    }

    /** Takes an alert. */
    public void alert(@Nullable String name, @Nullable PromQl expression, Consumer<? super AlertDraft> words) {
        if (name == null || expression == null) {
            scope().reportNull("alert", Origin.here());
            return;
        }
        AlertDraft draft = new AlertDraft(scope().inner("alert " + name, alerts.path(name)), name, expression);
        alerts.put(name, draft);
        open("alert", draft, words);
    }

    /** {@return the monitoring, its scalars final; empty where nobody says who gathers metrics} */
    public Optional<Monitoring> monitoring() {
        if (built == null) {
            monitoring.get().ifPresent(placed -> built = placed.value().build());
        }
        return Optional.ofNullable(built);
    }

    /** Adds what was said to the model. */
    public void build(Model.Builder model) {
        monitoring().ifPresent(model::add);
        alerts.get().values().forEach(placed -> model.add(placed.value().build()));
    }
}
