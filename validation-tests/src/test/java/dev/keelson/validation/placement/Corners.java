package dev.keelson.validation.placement;

import dev.keelson.core.placement.Need;
import dev.keelson.core.placement.NodeLabel;
import dev.keelson.core.placement.Taint;
import dev.keelson.core.placement.Topology;
import dev.keelson.core.placement.Unsatisfiable;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;

/** Every way to say where pods run, in a component each; the last of them says nothing. */
final class Corners implements Definition {
    static final String NAMESPACE = "corners";
    static final String DISK = "example.com/disk", DEDICATED = "example.com/dedicated", CROWD = "example.com/crowd";
    private static final Namespace CORNERS = Namespace.named(NAMESPACE);
    private static final Image IMAGE = Image.parse("registry.example.com/corners/any:1");

    @Override
    public String name() {
        return NAMESPACE;
    }

    @Override
    public void define(PlatformDraft p) {
        p.deployment(component("strictly-spread"), IMAGE, d -> small(d).replicas(7)
                .spreadOver(Topology.ZONE, s -> s.whenUnsatisfiable(Unsatisfiable.DO_NOT_SCHEDULE)));
        p.deployment(component("spread"), IMAGE, d -> small(d).replicas(12)
                .spreadOver(Topology.ZONE)
                .tolerates(Taint.noSchedule(CROWD, "yes")));
        p.deployment(
                component("not-spread"), IMAGE, d -> small(d).replicas(12).tolerates(Taint.noSchedule(CROWD, "yes")));
        p.deployment(component("apart"), IMAGE, d -> small(d).replicas(6).apart(Topology.NODE, Need.required()));
        p.deployment(component("on-fast-disks"), IMAGE, d -> small(d).replicas(3)
                .onNodes(NodeLabel.of(DISK).in("fast"), Need.required()));
        p.deployment(component("dedicated"), IMAGE, d -> small(d).replicas(2)
                .onNodes(NodeLabel.of(DEDICATED).in("reports"), Need.required())
                .tolerates(Taint.noSchedule(DEDICATED, "reports")));
        p.deployment(component("near"), IMAGE, d -> small(d).replicas(2)
                .nearTo(component("on-fast-disks"), Topology.ZONE, Need.required())
                .apartFrom(component("on-fast-disks"), Topology.NODE, Need.required()));
        p.deployment(component("anywhere"), IMAGE, d -> small(d).replicas(9));
    }

    private static Component component(String name) {
        return CORNERS.component(name);
    }

    private static DeploymentDraft small(DeploymentDraft d) {
        return d.user(10001).resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64)));
    }
}
