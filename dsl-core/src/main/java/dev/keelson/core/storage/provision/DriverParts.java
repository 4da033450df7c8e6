package dev.keelson.core.storage.provision;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What the words of a class were given that its driver reads. */
final class DriverParts extends Draft {
    private final Slot<Text> driver;
    private final Entries<String, Text> parameters = entries("parameters", "parameter");
    private final Slot<ReclaimPolicy> reclaim = slot("reclaim");

    DriverParts(Scope scope, String word, Text driver) {
        super(scope);
        this.driver = slot(word);
        this.driver.enter(driver);
    }

    Entries<String, Text> parameters() {
        return parameters;
    }

    Slot<ReclaimPolicy> reclaim() {
        return reclaim;
    }

    Text boundDriver() {
        return Objects.requireNonNull(Slot.bind(driver, ValueType.TEXT), "the entry word takes the driver");
    }

    ReclaimPolicy boundReclaim(ReclaimPolicy byDefault) {
        Placed<ReclaimPolicy> placed =
                reclaim.orElse(byDefault, byDefault.toString()).get().orElseThrow();
        return scope().bind(reclaim.path(), placed.value(), placed.origin());
    }

    Map<String, Text> boundParameters() {
        Map<String, Text> bound = new LinkedHashMap<>();
        parameters
                .get()
                .forEach((key, placed) -> bound.put(
                        key,
                        scope().bind(
                                        parameters.path(key),
                                        placed.value(),
                                        ValueType.TEXT,
                                        Bounds.NONE,
                                        placed.origin())));
        return bound;
    }
}
