package dev.keelson.core.check.ingress;

import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.extension.View;
import java.util.List;

/**
 * The checks of Ingresses.
 *
 * @since 0.1.0
 */
public final class IngressObjectChecks {
    private IngressObjectChecks() {}

    /** {@return the checks; the view tells which Ingresses follow from exposures} */
    public static List<ObjectCheck> of(View view) {
        IngressTable table = new IngressTable(view);
        return List.of(
                new IngressBackendCheck(table),
                new IngressHostCheck(table),
                new IngressTlsCheck(table, view),
                new IngressAnnotationCheck(table));
    }
}
