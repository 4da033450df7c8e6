package dev.keelson.core.check.object;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.View;
import dev.keelson.core.hatch.EscapeHatch;
import dev.keelson.core.origin.ModelPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The parts of the model that have errors already. What is then wrong with their objects is wrong for the same reason, and
 * the model's line is the better one; objects with a raw patch are looked at all the same.
 *
 * @since 0.1.0
 */
public final class KnownMistakes {
    /** Steps of model paths that hold several parts, each known by the next step. */
    private static final List<String> GATHERED = List.of(
            "namespaces", "exposures", "issuers", "storageClasses", "volumeSnapshotClasses", "claims", "secrets");

    private final View view;
    private final Set<ModelPath> wrong = new HashSet<>();
    private final Set<ModelPath> patched = new HashSet<>();

    /** The mistakes that were found so far. */
    public KnownMistakes(View view, Problems problems) {
        this.view = view;
        problems.findings().stream()
                .filter(Finding::isError)
                .map(finding -> home(finding.path()))
                .forEach(wrong::add);
        view.attached(EscapeHatch.class).stream().map(Attached::path).forEach(patched::add);
    }

    /** {@return whether the object that follows from that path may be wrong because of them} */
    public boolean explain(ModelPath path) {
        ModelPath home = home(path);
        return !home.segments().isEmpty()
                && !patched.contains(home)
                && (wrong.contains(home) || !view.run().knowsAll(home));
    }

    private static ModelPath home(ModelPath path) {
        List<String> steps = path.segments();
        if (steps.isEmpty()) {
            return path;
        }
        ModelPath home = ModelPath.root().child(steps.get(0));
        return steps.size() > 1 && GATHERED.contains(steps.get(0)) ? home.child(steps.get(1)) : home;
    }
}
