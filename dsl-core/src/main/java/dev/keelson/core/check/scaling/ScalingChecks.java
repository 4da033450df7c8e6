package dev.keelson.core.check.scaling;

import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.PlatformFacts;
import java.util.List;

/**
 * The checks of scaling and of disruption budgets.
 *
 * @since 0.1.0
 */
public final class ScalingChecks {
    private ScalingChecks() {}

    /** {@return the checks; the view tells whether the platform is in production} */
    public static List<ObjectCheck> of(View view, ObjectIndex objects) {
        PodCounts counts = new PodCounts(objects);
        boolean production = view.all(PlatformFacts.class).get(0).production();
        return List.of(
                new ScalingTargetCheck(),
                new HorizontalScalingCheck(),
                new VerticalScalingCheck(),
                new BudgetCheck(counts),
                new UpdateCheck(counts),
                new RedundancyCheck(counts, production));
    }
}
