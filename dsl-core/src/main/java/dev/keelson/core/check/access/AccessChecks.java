package dev.keelson.core.check.access;

import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.extension.View;
import java.util.List;

/**
 * The checks of rights to the API server.
 *
 * @since 0.1.0
 */
public final class AccessChecks {
    private AccessChecks() {}

    /** {@return the checks; the view tells which line granted what} */
    public static List<ObjectCheck> of(View view) {
        return List.of(new RoleCheck(view), new BindingCheck(), new TokenCheck());
    }
}
