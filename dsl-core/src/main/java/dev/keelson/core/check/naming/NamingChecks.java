package dev.keelson.core.check.naming;

import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.extension.View;
import java.util.List;

/**
 * The checks of names and labels.
 *
 * @since 0.1.0
 */
public final class NamingChecks {
    private NamingChecks() {}

    /** {@return the checks; the view tells which names were reported where their token was made} */
    public static List<ObjectCheck> of(View view) {
        return List.of(new IdentityCheck(), new NameCheck(view), new LabelCheck(view), new PartNameCheck(view));
    }
}
