package dev.keelson.core.platform;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.observe.Monitoring;
import dev.keelson.core.observe.MonitoringDraft;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.observe.alert.AlertDraft;
import dev.keelson.core.observe.alert.PromQl;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the words of a platform that watch over it were given: who gathers metrics, and alerts. */
final class ObserveParts extends Draft {
    private final Definitions definitions;
    private final Slot<MonitoringDraft> monitoring = slot("monitoring");
    private final Entries<String, AlertDraft> alerts = entries("alerts", "alert");
    private @Nullable Monitoring built;

    ObserveParts(Scope scope, Definitions definitions) {
        super(scope);
        this.definitions = definitions;
    }

    void monitoring(@Nullable Party collector, Scraping scraping, Consumer<? super MonitoringDraft> words) {
        if (collector == null || scraping == null) {
            scope().reportNull("monitoring", Origin.here());
            return;
        }
        MonitoringDraft draft =
                new MonitoringDraft(scope().inner("monitoring", monitoring.path()), collector, scraping);
        monitoring.set(draft);
        open("monitoring", draft, words);
    }

    void alert(String name, PromQl expression, Consumer<? super AlertDraft> words) {
        if (name == null || expression == null) {
            scope().reportNull("alert", Origin.here());
            return;
        }
        AlertDraft draft = new AlertDraft(scope().inner("alert " + name, alerts.path(name)), name, expression);
        alerts.put(name, draft);
        open("alert", draft, words);
    }

    /** The namespaces of the config maps that it fills, which are no other word's to fill. */
    Stream<Namespace> namespaces() {
        monitoring.get().map(Placed::value).ifPresent(draft -> {
            built = draft.build();
            for (var config : built.configs()) {
                definitions.path("config", config, config.toString(), Component.keyOf(config.name()), built.origin());
            }
        });
        return built == null ? Stream.of() : built.configs().stream().map(config -> config.namespace());
    }

    void build(Model.Builder model) {
        if (built != null) {
            model.add(built);
        }
        alerts.get().values().forEach(placed -> model.add(placed.value().build()));
    }
}
