package dev.keelson.core.check.capacity;

import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.extension.View;
import java.util.List;

/**
 * The checks of quotas, limits and priorities.
 *
 * @since 0.1.0
 */
public final class CapacityChecks {
    private CapacityChecks() {}

    /** {@return the checks; the view tells which priority classes are defined} */
    public static List<ObjectCheck> of(View view) {
        return List.of(new QuotaCheck(view), new LimitRangeCheck(), new PriorityClassCheck(view), new PoolCheck(view));
    }
}
