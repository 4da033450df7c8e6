package dev.keelson.core.check.capacity;

import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.extension.View;
import dev.keelson.core.pod.ControlledPods;
import dev.keelson.core.pod.ControlledPods.Needs;
import dev.keelson.core.value.Cpu;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pods that no template of the platform shows, because a controller makes them from another object.
 *
 * @param maker that object
 * @param requests what each pod asks for
 * @param limits its caps
 * @param steady how many there are when nothing is updated
 */
record Controlled(KubernetesObject maker, Quantities requests, Quantities limits, long steady) {

    /** {@return those of all namespaces} A maker that a raw patch took away makes none. */
    static List<Controlled> of(View view, ObjectIndex objects) {
        return view.all(ControlledPods.class).stream()
                .flatMap(pods -> objects
                        .find(
                                pods.maker().group(),
                                pods.maker().kind(),
                                view.name(pods.namespace()),
                                pods.maker().name())
                        .stream()
                        .map(maker -> of(maker, pods.needs(), view)))
                .toList();
    }

    private static Controlled of(KubernetesObject maker, Needs needs, View view) {
        return new Controlled(
                maker,
                amounts(needs.cpu(), needs, view),
                amounts(needs.cpuLimit(), needs, view),
                view.number(needs.most()));
    }

    private static Quantities amounts(Cpu cpu, Needs needs, View view) {
        SortedMap<String, String> written = new TreeMap<>();
        written.put("cpu", view.text(cpu));
        written.put("memory", view.text(needs.memory()));
        return Quantities.of(written);
    }

    /** {@return how many an update adds to a Deployment that does not say} */
    long surge() {
        return MostPods.surge(MostPods.USUAL_SURGE, steady);
    }
}
