package dev.keelson.core.check;

import dev.keelson.core.check.access.AccessChecks;
import dev.keelson.core.check.capacity.CapacityChecks;
import dev.keelson.core.check.ingress.IngressObjectChecks;
import dev.keelson.core.check.naming.NamingChecks;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.placement.NodeLabelCheck;
import dev.keelson.core.check.placement.PlacementCheck;
import dev.keelson.core.check.podsecurity.PodSecurityCheck;
import dev.keelson.core.check.reference.ReferenceChecks;
import dev.keelson.core.check.scaling.ScalingChecks;
import dev.keelson.core.check.service.ServiceTrafficCheck;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;

/**
 * Looks at all objects together, as they will be written, raw ones and raw patches included.
 */
final class ObjectScan implements Check {

    @Override
    public void check(View view, Problems problems) {
        ObjectIndex objects = new ObjectIndex(view);
        ObjectFindings findings = new ObjectFindings(view, problems);
        NamingChecks.of(view).forEach(check -> check.check(objects, findings));
        ReferenceChecks.of(view).forEach(check -> check.check(objects, findings));
        IngressObjectChecks.of(view).forEach(check -> check.check(objects, findings));
        AccessChecks.of(view).forEach(check -> check.check(objects, findings));
        CapacityChecks.of(view).forEach(check -> check.check(objects, findings));
        ScalingChecks.of(view, objects).forEach(check -> check.check(objects, findings));
        new PlacementCheck(view).check(objects, findings);
        new NodeLabelCheck(view).check(objects, findings);
        new ServiceTrafficCheck(view).check(objects, findings);
        new PodSecurityCheck().check(objects, findings);
    }
}
