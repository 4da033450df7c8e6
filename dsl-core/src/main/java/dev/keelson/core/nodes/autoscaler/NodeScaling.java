package dev.keelson.core.nodes.autoscaler;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster-autoscaler is told.
 *
 * @param provider who makes nodes
 * @param region where, null where the provider does not ask
 * @param cluster the cluster whose groups it finds by their tags, null where it finds none
 * @param groups the groups it is told of
 * @param choice how it chooses among them
 * @param scaleDown when it gives nodes back
 * @param provisionTime how long it waits for a node, null for as long as it does
 * @param pod its own pods
 * @param arguments what no word says
 * @param path its model path
 * @param origin the line that asked for it
 */
record NodeScaling(
        String provider,
        @Nullable Text region,
        @Nullable Text cluster,
        List<Group> groups,
        Choosing choice,
        ScaleDown scaleDown,
        @Nullable Span provisionTime,
        Own pod,
        Map<String, Said> arguments,
        ModelPath path,
        Origin origin) {

    /**
     * Nodes of one kind.
     *
     * @param name how the provider calls them, or what their names in each zone begin with
     * @param minimum how many there are at least, in each zone
     * @param maximum how many there are at most, in each zone
     * @param zones the zones that have a group of their own, empty where one group is all
     * @param priority how much it is preferred, null where nobody says
     * @param path its model path
     * @param origin the line that declared it
     */
    record Group(
            String name,
            Count minimum,
            Count maximum,
            List<String> zones,
            @Nullable Count priority,
            ModelPath path,
            Origin origin) {

        /** {@return the provider's names} */
        Stream<String> names() {
            return zones.isEmpty() ? Stream.of(name) : zones.stream().map(zone -> name + "-" + zone);
        }
    }

    /**
     * Groups preferred by what their names look like.
     *
     * @param priority how much
     * @param pattern a regular expression that is found in their names
     * @param origin the line that said so
     */
    record Preference(Count priority, Text pattern, Origin origin) {}

    /**
     * How it chooses among groups.
     *
     * @param expanders by what, the first decides and the next among equals
     * @param preferences which names it prefers
     * @param balanced whether groups of the same kind grow alike
     * @param origin the line that named expanders, that of the whole where nobody did
     */
    record Choosing(List<Expander> expanders, List<Preference> preferences, boolean balanced, Origin origin) {}

    /**
     * When it gives nodes back.
     *
     * @param enabled whether it does
     * @param below of how much use a node is given back, null for its default
     * @param unneeded how long that has lasted by then, null for its default
     * @param afterAdding how long it waits after it added one, null for its default
     * @param gracePeriod how long it waits for pods that end, null for its default
     * @param keepsLocalStorage whether nodes stay whose pods write to local volumes
     * @param keepsSystemPods whether nodes stay that run pods of kube-system
     */
    record ScaleDown(
            boolean enabled,
            @Nullable Percent below,
            @Nullable Span unneeded,
            @Nullable Span afterAdding,
            @Nullable Span gracePeriod,
            boolean keepsLocalStorage,
            boolean keepsSystemPods) {}

    /**
     * Its own pods.
     *
     * @param replicas how many, null for one
     * @param cpu what each asks for
     * @param memory what each asks for and may use
     * @param priorityClass how much they matter, null for what the chart says
     * @param annotations of their service account
     */
    record Own(
            @Nullable Count replicas,
            @Nullable Cpu cpu,
            @Nullable Memory memory,
            @Nullable PriorityClass priorityClass,
            Map<String, Text> annotations) {}

    /**
     * An argument that no word says.
     *
     * @param value its value
     * @param origin the line that said it
     */
    record Said(Text value, Origin origin) {}

    NodeScaling {
        groups = List.copyOf(groups);
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
}
