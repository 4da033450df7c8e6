package dev.keelson.core.observe;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Model;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a workload that say where its metrics are were given.
 *
 * @since 0.1.0
 */
public final class ScrapeParts extends Draft {
    private final Entries<String, ScrapeDraft> endpoints = entries("scrapes", "scrape");

    /** The parts of the workload of that scope. */
    public ScrapeParts(Scope scope) {
        super(scope);
    }

    /** Takes an endpoint; two on one port are the finding {@code set-twice}. */
    public void endpoint(@Nullable Port port, @Nullable Consumer<? super ScrapeDraft> words) {
        if (port == null) {
            scope().reportNull("scrape", Origin.here());
            return;
        }
        Scope inner =
                scope().inner("scrape " + port.name() + " of the " + scope().title(), endpoints.path(port.name()));
        ScrapeDraft draft = new ScrapeDraft(inner, port);
        endpoints.put(port.name(), draft);
        open("scrape", draft, words);
    }

    /** Adds the endpoints of that component to the model. */
    public void build(Component component, Model.Builder model) {
        endpoints.get().forEach((name, placed) -> {
            scope().run().use(placed.value().port(), endpoints.path(name));
            model.add(placed.value().build(component));
        });
    }
}
