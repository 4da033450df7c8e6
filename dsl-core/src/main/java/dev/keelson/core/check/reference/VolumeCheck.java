package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodContainer;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.storage.StorageRules;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Containers mount volumes that their pod has, and each volume is mounted by one. */
final class VolumeCheck implements ObjectCheck {

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        objects.templates().forEach(pod -> check(pod, findings));
    }

    private static void check(PodTemplate pod, ObjectFindings findings) {
        Set<String> volumes = new LinkedHashSet<>();
        pod.spec()
                .get("volumes")
                .items()
                .forEach(volume -> volumes.add(volume.get("name").text()));
        for (Field claim :
                pod.owner().root().get("spec", "volumeClaimTemplates").items()) {
            volumes.add(claim.get("metadata", "name").text());
        }
        Set<String> mounted = new HashSet<>();
        for (PodContainer container : pod.containers()) {
            for (String list : List.of("volumeMounts", "volumeDevices")) {
                for (Field mount : container.field().get(list).items()) {
                    String name = mount.get("name").text();
                    mounted.add(name);
                    if (!name.isEmpty() && !volumes.contains(name)) {
                        findings.add(
                                ReferenceRules.UNDEFINED_VOLUME,
                                findings.places().volume(pod, name),
                                "The container " + container.name() + " of "
                                        + pod.owner().id() + " mounts the volume " + name
                                        + ", which its pod does not have, at " + mount.path() + ".",
                                volumes.isEmpty()
                                        ? "Add the volume to the pod."
                                        : "Add the volume, or mount one of " + String.join(", ", volumes) + ".");
                    }
                }
            }
        }
        for (String volume : volumes) {
            if (!volume.isEmpty() && !mounted.contains(volume)) {
                findings.add(
                        StorageRules.NOT_MOUNTED,
                        findings.places().of(pod.owner()),
                        "The volume " + volume + " of " + pod.owner().id() + " is mounted nowhere.",
                        "Mount it in a container, or take the volume out.");
            }
        }
    }
}
