package dev.keelson.core.draft;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Assignment.Given;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts that were given by path, and which of them somebody took. */
final class Overrides {
    private final Map<String, Given<String>> given;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Origin> fed = new HashMap<>();

    Overrides(Map<String, Given<String>> given) {
        this.given = given;
    }

    Optional<Given<String>> take(String path) {
        Given<String> found = given.get(path);
        if (found != null) {
            taken.add(path);
        }
        return Optional.ofNullable(found);
    }

    /** Remembers that a word has no path of its own, because settings feed it. */
    void feed(String path, Origin origin) {
        fed.putIfAbsent(path, origin);
    }

    void reportUnused(Collection<String> known, Problems problems) {
        given.forEach((path, text) -> {
            if (!taken.contains(path)) {
                problems.add(unused(path, text, known));
            }
        });
    }

    private Finding unused(String path, Given<String> text, Collection<String> known) {
        Origin fedAt = fed.get(path);
        if (fedAt != null) {
            return Finding.of(
                            DraftRules.FED_BY_SETTING,
                            ModelPath.parse(path),
                            text.origin(),
                            path + " cannot be overridden, because its value comes from a setting.",
                            "Override the setting it comes from.")
                    .also("fed here", fedAt);
        }
        String hint = Suggestion.nearest(path, known)
                .map(near -> "Did you mean " + near + "? ")
                .orElse("");
        return Finding.of(
                DraftRules.UNKNOWN_PATH,
                ModelPath.parse(path),
                text.origin(),
                "Nothing in the platform has the path " + path + ".",
                hint + "report/platform.json lists every path under \"settings\".");
    }
}
