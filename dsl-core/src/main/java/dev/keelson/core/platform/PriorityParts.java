package dev.keelson.core.platform;

import dev.keelson.core.capacity.PriorityClassDraft;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Model;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.value.Count;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The priority classes that a platform defines. */
final class PriorityParts extends Draft {
    private final Definitions definitions;
    private final Map<PriorityClass, PriorityClassDraft> drafts = new LinkedHashMap<>();

    PriorityParts(Scope scope, Definitions definitions) {
        super(scope);
        this.definitions = definitions;
    }

    void define(PriorityClass token, Count value, Consumer<? super PriorityClassDraft> words) {
        Origin here = Origin.here();
        if (token == null || value == null) {
            scope().reportNull("priorityClass", here);
        } else if (scope().admits("priorityClass", here)) {
            ModelPath path = definitions.path("priorityClass", token, "priority class " + token, token.name(), here);
            PriorityClassDraft draft =
                    new PriorityClassDraft(scope().inner("priority class " + token, path), token, value);
            drafts.putIfAbsent(token, draft);
            open("priorityClass", draft, words);
        }
    }

    void build(Model.Builder model) {
        drafts.values().forEach(draft -> model.add(draft.build()));
    }
}
