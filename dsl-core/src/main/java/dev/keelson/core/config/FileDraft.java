package dev.keelson.core.config;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * The words inside {@code file(name, f -> …)}: a text file, line by line, so that {@code if} and {@code for} shape it.
 *
 * @since 0.1.0
 */
public final class FileDraft extends Draft {
    private final Items<Text> lines = items("line");

    FileDraft(Scope scope) {
        super(scope);
    }

    /** Adds a line made of strings, whole numbers and scalars, as {@link Text#of} joins them. */
    public FileDraft line(Object... parts) {
        lines.add(Text.of(parts));
        return this;
    }

    Text build(ModelPath path) {
        List<Object> parts = new ArrayList<>();
        lines.get().forEach(placed -> {
            parts.add(scope().checked(path, placed.value(), ValueType.TEXT, placed.origin()));
            parts.add("\n");
        });
        return Text.of(parts.toArray());
    }
}
