package dev.keelson.core.nodes.autoscaler;

import dev.keelson.core.capacity.Priority;
import dev.keelson.core.check.capacity.CapacityRules;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.PriorityClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the cluster-autoscaler is told makes sense by itself. */
final class NodeGroupChecks implements Check {
    @Override
    public void check(View view, Problems problems) {
        view.attached(NodeScaling.class).stream().map(Attached::fact).forEach(scaling -> {
            groups(scaling, view, problems);
            bounds(scaling, view, problems);
            twice(scaling, problems);
            priorities(scaling, problems);
            arguments(scaling, problems);
            Optional.ofNullable(scaling.pod().priorityClass())
                    .ifPresent(token -> priorityClass(scaling, token, view, problems));
        });
    }

    /** The chart then installs nothing, without a word. */
    private static void groups(NodeScaling scaling, View view, Problems problems) {
        if (scaling.groups().isEmpty()
                && scaling.cluster() == null
                && view.run().knows(scaling.path())) {
            problems.add(
                    NodeRules.NO_GROUPS,
                    scaling.path(),
                    scaling.origin(),
                    "The cluster-autoscaler is told of no node group, and to find none.",
                    "Declare group(\"…\", NodeCount.between(…, …)), or let it find them: discovers(\"<cluster>\").");
        }
    }

    private static void bounds(NodeScaling scaling, View view, Problems problems) {
        for (NodeScaling.Group group : scaling.groups()) {
            long minimum = view.number(group.minimum());
            long maximum = view.number(group.maximum());
            if (minimum > maximum || maximum == 0) {
                problems.add(
                        NodeRules.BOUNDS,
                        group.path(),
                        group.origin(),
                        minimum > maximum
                                ? "The node group " + group.name() + " has at least " + minimum + " and at most "
                                        + maximum + " nodes."
                                : "The node group " + group.name() + " has no node at most.",
                        minimum > maximum
                                ? "Give a maximum from " + minimum + " upwards, or a lesser minimum."
                                : "Give a maximum from 1 upwards, or leave the group out.");
            }
        }
    }

    private static void twice(NodeScaling scaling, Problems problems) {
        Map<String, NodeScaling.Group> byName = new LinkedHashMap<>();
        for (NodeScaling.Group group : scaling.groups()) {
            for (String name : group.names().toList()) {
                NodeScaling.Group earlier = byName.putIfAbsent(name, group);
                if (earlier != null) {
                    problems.add(Finding.of(
                                    NodeRules.TWICE,
                                    group.path(),
                                    group.origin(),
                                    "The node group " + name + " is declared twice.",
                                    "Keep one declaration of each group and zone.")
                            .also("first here", earlier.origin()));
                }
            }
        }
    }

    private static void priorities(NodeScaling scaling, Problems problems) {
        NodeScaling.Choosing choice = scaling.choice();
        boolean chosenBy = choice.expanders().contains(Expander.PRIORITY);
        Optional<Finding.Site> ranked = Stream.concat(
                        scaling.groups().stream()
                                .filter(group -> group.priority() != null)
                                .map(NodeScaling.Group::origin),
                        choice.preferences().stream().map(NodeScaling.Preference::origin))
                .map(origin -> new Finding.Site(origin, ""))
                .findFirst();
        ModelPath path = scaling.path().child("expander");
        if (chosenBy && ranked.isEmpty()) {
            problems.add(
                    NodeRules.NO_PRIORITIES,
                    path,
                    choice.origin(),
                    "Node groups are chosen by priority, and none has one.",
                    "Say priority(…) in the groups, or for discovered ones priority(Count.of(10), \"pattern\").");
        } else if (!chosenBy && ranked.isPresent()) {
            problems.add(
                    NodeRules.UNREAD_PRIORITIES,
                    path,
                    ranked.get().origin(),
                    "Node groups have priorities, and are chosen by "
                            + choice.expanders().get(0) + ".",
                    "Say expander(Expander.PRIORITY, …), or leave the priorities out.");
        }
    }

    private static void arguments(NodeScaling scaling, Problems problems) {
        for (Argument argument : Argument.values()) {
            Optional.ofNullable(scaling.arguments().get(argument.text()))
                    .ifPresent(said -> problems.add(
                            NodeRules.ARGUMENT,
                            scaling.path().child("argument").child(argument.text()),
                            said.origin(),
                            "The argument " + argument.text() + " is given, which a word says.",
                            "Say " + argument.word() + "."));
        }
    }

    private static void priorityClass(NodeScaling scaling, PriorityClass token, View view, Problems problems) {
        ModelPath path = scaling.path().child("priorityClass");
        view.run().use(token, path);
        List<PriorityClass> defined =
                view.all(Priority.class).stream().map(Priority::token).toList();
        if (token.isOwned()
                && !defined.contains(token)
                && token.defects().isEmpty()
                && view.run().knows(ModelPath.root())) {
            problems.add(Finding.of(
                            CapacityRules.UNDEFINED_PRIORITY_CLASS,
                            path,
                            view.run().line(path, scaling.origin()),
                            "The cluster-autoscaler has the priority class " + token + ", which nobody defines.",
                            Suggestion.didYouMean(
                                            token.name(),
                                            defined.stream()
                                                    .map(PriorityClass::name)
                                                    .toList())
                                    + "Define it with p.priorityClass(…), or name it with PriorityClass.existing(…) if"
                                    + " somebody else does.")
                    .also("named here", token.origin()));
        }
    }
}
