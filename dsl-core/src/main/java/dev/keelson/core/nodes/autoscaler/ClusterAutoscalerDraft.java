package dev.keelson.core.nodes.autoscaler;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Names;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code ClusterAutoscaler.on(provider, a -> …)}.
 *
 * @since 0.1.0
 */
public final class ClusterAutoscalerDraft extends Draft {
    private record Preferred(Count priority, Text pattern) {}

    private final CloudProvider provider;
    private final Origin said;
    private final List<NodeGroupDraft> groups = new ArrayList<>();
    private final Slot<Text> discovers = slot("discovers");
    private final Slot<List<Expander>> expanders = slot("expander");
    private final Items<Preferred> preferences = items("priority");
    private final Slot<Boolean> unbalanced = slot("unbalanced");
    private final ScaleDownDraft scaleDown = new ScaleDownDraft(inner("scaleDown"));
    private final Slot<Span> provisionTime = slot("provisionTime");
    private final Slot<Count> replicas = slot("replicas");
    private final Slot<Cpu> cpu = slot("cpu");
    private final Slot<Memory> memory = slot("memory");
    private final Slot<PriorityClass> priorityClass = slot("priorityClass");
    private final Entries<String, Text> annotations = entries("serviceAccountAnnotation");
    private final Entries<String, Text> arguments = entries("argument");

    ClusterAutoscalerDraft(Scope scope, CloudProvider provider, Origin said) {
        super(scope);
        this.provider = provider;
        this.said = said;
    }

    /** Grows and shrinks a group, {@code autoscalingGroups}; see {@link #group(String, NodeCount, Consumer)}. */
    public ClusterAutoscalerDraft group(String name, NodeCount nodes) {
        return group(name, nodes, g -> {});
    }

    /**
     * Grows and shrinks a group, {@code autoscalingGroups}. The bounds have the paths {@code groups.<name>.minimum} and
     * {@code maximum}, and hold for the autoscaler alone: the provider's own bounds have to admit them.
     *
     * <p>Findings: {@code node-group-bounds}, {@code node-group-twice}.
     *
     * @param name the provider's name, on AWS that of the Auto Scaling group
     * @param nodes how many there are at least and at most
     * @param words what else is to be said
     */
    public ClusterAutoscalerDraft group(String name, NodeCount nodes, Consumer<? super NodeGroupDraft> words) {
        Origin here = Origin.here();
        if (name == null || nodes == null || words == null || nodes.isMissingOne()) {
            scope().reportNull("group", here);
        } else if (scope().admits("group", here)) {
            report(NameForm.GROUP.check("node group", name, here), path("groups"));
            Scope own = scope().inner("node group " + name, path("groups").child(name + again(name)));
            NodeGroupDraft draft = new NodeGroupDraft(own, name, nodes, here);
            groups.add(draft);
            own.enter(() -> words.accept(draft));
        }
        return this;
    }

    /** A group that is declared twice is a finding of its own; its values get paths of their own, so that it is the only one. */
    private String again(String name) {
        long earlier = groups.stream().filter(group -> group.isCalled(name)).count();
        return earlier == 0 ? "" : " again".repeat((int) earlier);
    }

    /**
     * Finds the groups of a cluster by their tags, {@code autoDiscovery.clusterName}. The tags are those of the chart; their
     * bounds are the provider's.
     */
    public ClusterAutoscalerDraft discovers(String cluster) {
        return discovers(Text.of(cluster));
    }

    /** Finds the groups of a cluster by their tags, as {@link #discovers(String)} with a name that settings decide. */
    public ClusterAutoscalerDraft discovers(Text cluster) {
        discovers.set(cluster);
        return this;
    }

    /**
     * How it chooses among groups that fit, {@code expander}; by default by least waste. The next one chooses among those that
     * the one before finds equal.
     *
     * <p>Finding: {@code expander-without-priorities}.
     */
    public ClusterAutoscalerDraft expander(Expander first, Expander... next) {
        List<Expander> all = new ArrayList<>();
        all.add(first);
        all.addAll(Arrays.asList(next));
        expanders.set(all);
        return this;
    }

    /**
     * Prefers discovered groups by their names, {@code expanderPriorities}. Declared groups say it themselves.
     *
     * <p>Finding: {@code priorities-without-expander}.
     *
     * @param number how much; the highest number wins
     * @param pattern a regular expression that is found in the name
     */
    public ClusterAutoscalerDraft priority(Count number, String pattern) {
        preferences.add(number == null || pattern == null ? null : new Preferred(number, Text.of(pattern)));
        return this;
    }

    /** Lets groups of the same kind grow unequally, {@code balance-similar-node-groups: false}; by default they are balanced. */
    public ClusterAutoscalerDraft unbalanced() {
        unbalanced.set(true);
        return this;
    }

    /** When it gives nodes back. */
    public ClusterAutoscalerDraft scaleDown(Consumer<? super ScaleDownDraft> words) {
        open("scaleDown", scaleDown, words);
        return this;
    }

    /** How long it waits for a node before it tries another group, {@code max-node-provision-time}; by default 15 minutes. */
    public ClusterAutoscalerDraft provisionTime(Duration longest) {
        return provisionTime(Span.of(longest));
    }

    /** How long it waits for a node before it tries another group, {@code max-node-provision-time}; by default 15 minutes. */
    public ClusterAutoscalerDraft provisionTime(Span longest) {
        provisionTime.set(longest);
        return this;
    }

    /** How many pods it has, {@code replicaCount}; one of them works at a time. By default 1. */
    public ClusterAutoscalerDraft replicas(int number) {
        return replicas(Count.of(number));
    }

    /** How many pods it has, as {@link #replicas(int)} with a number that settings decide. */
    public ClusterAutoscalerDraft replicas(Count number) {
        replicas.set(number);
        return this;
    }

    /** What each of its pods asks for, {@code resources.requests.cpu}. */
    public ClusterAutoscalerDraft cpu(Cpu request) {
        cpu.set(request);
        return this;
    }

    /** What each of its pods asks for and may use, {@code resources.requests.memory} and {@code limits.memory}. */
    public ClusterAutoscalerDraft memory(Memory requestAndLimit) {
        memory.set(requestAndLimit);
        return this;
    }

    /**
     * How much its pods matter, {@code priorityClassName}. By default {@code system-cluster-critical}, as the chart has it.
     *
     * <p>Finding: {@code undefined-priority-class}.
     */
    public ClusterAutoscalerDraft priorityClass(PriorityClass token) {
        priorityClass.set(token);
        return this;
    }

    /**
     * Annotates its service account, {@code rbac.serviceAccount.annotations}; on EKS {@code eks.amazonaws.com/role-arn} says
     * by which role it changes groups.
     */
    public ClusterAutoscalerDraft serviceAccountAnnotation(String key, String value) {
        return serviceAccountAnnotation(key, Text.of(value));
    }

    /** Annotates its service account with a text that settings decide. */
    public ClusterAutoscalerDraft serviceAccountAnnotation(String key, Text value) {
        annotations.put(key, value);
        return this;
    }

    /**
     * Says an argument that is no word, {@code extraArgs}.
     *
     * <p>Finding: {@code autoscaler-argument} where a word says it.
     *
     * @param name its name without dashes before it, {@code scan-interval}
     * @param value its value
     */
    public ClusterAutoscalerDraft argument(String name, String value) {
        arguments.put(name, Text.of(value));
        return this;
    }

    NodeScaling build() {
        Text region = provider.region().orElse(null);
        Origin choosing = expanders.get().map(Placed::origin).orElse(said);
        List<Expander> chosen = expanders
                .orElse(List.of(Expander.LEAST_WASTE), Expander.LEAST_WASTE.toString())
                .get()
                .orElseThrow()
                .value();
        report(NameForm.ARGUMENT.check("cloud provider", provider.name(), said), path("provider"));
        return new NodeScaling(
                provider.name(),
                region == null ? null : scope().bind(path("region"), region, ValueType.TEXT, Bounds.NONE, said),
                Slot.bind(discovers, ValueType.TEXT),
                groups.stream().map(NodeGroupDraft::build).toList(),
                new NodeScaling.Choosing(chosen, preferred(), unbalanced.value() == null, choosing),
                scaleDown.build(),
                Slot.bind(provisionTime, ValueType.SPAN),
                new NodeScaling.Own(
                        Slot.bind(replicas, ValueType.COUNT, Bounds.between(1, 10)),
                        Slot.bind(cpu, ValueType.CPU),
                        Slot.bind(memory, ValueType.MEMORY),
                        priorityClass.value(),
                        boundAnnotations()),
                boundArguments(),
                scope().path(),
                said);
    }

    private List<NodeScaling.Preference> preferred() {
        return preferences.get().stream()
                .map(each -> new NodeScaling.Preference(
                        scope().checked(preferences.path(), each.value().priority(), ValueType.COUNT, each.origin()),
                        scope().checked(preferences.path(), each.value().pattern(), ValueType.TEXT, each.origin()),
                        each.origin()))
                .toList();
    }

    private Map<String, Text> boundAnnotations() {
        Map<String, Text> bound = new LinkedHashMap<>();
        annotations.get().forEach((key, placed) -> {
            report(Names.labelKey(key, placed.origin()), annotations.path(key));
            bound.put(key, bound(annotations.path(key), placed));
        });
        return bound;
    }

    private Map<String, NodeScaling.Said> boundArguments() {
        Map<String, NodeScaling.Said> bound = new LinkedHashMap<>();
        arguments.get().forEach((name, placed) -> {
            report(NameForm.ARGUMENT.check("argument", name, placed.origin()), path("argument"));
            bound.put(name, new NodeScaling.Said(bound(arguments.path(name), placed), placed.origin()));
        });
        return bound;
    }

    private Text bound(ModelPath path, Placed<Text> placed) {
        return scope().bind(path, placed.value(), ValueType.TEXT, Bounds.NONE, placed.origin());
    }

    private ModelPath path(String word) {
        return scope().path().child(word);
    }

    private void report(@Nullable Defect defect, ModelPath path) {
        if (defect != null) {
            scope().run().problems().add(defect, path);
        }
    }

    private void report(List<Defect> defects, ModelPath path) {
        defects.forEach(defect -> report(defect, path));
    }
}
