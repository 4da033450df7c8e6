package dev.keelson.helm.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Model;
import dev.keelson.core.token.Component;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The jobs of hooks, made from the objects of the components that they belong to.
 *
 * @since 0.1.0
 */
public final class HookJobs {
    private static final String PREFIX = "helm.sh/hook";

    private static final Duration PODS_START_WITHIN = Duration.ofMinutes(15);
    private static final Duration HOOKS_START_WITHIN = Duration.ofMinutes(5);

    private final Model model;
    private final HookOrder order;

    /** The hooks of that model. */
    public HookJobs(Model model) {
        this.model = model;
        this.order = new HookOrder(model);
    }

    /**
     * {@return what stands in the chart in place of an object of a component, by its id} The object itself where no hook
     * needs it; marked as a hook of an installation; or as it is, and a job for each event besides.
     */
    public Map<String, JsonNode> of(String id, Component component, JsonNode object) {
        Map<String, JsonNode> objects = new LinkedHashMap<>();
        objects.put(id, object);
        String kind = object.path("kind").asText();
        for (Attached<HookFacts> hook : model.attached(HookFacts.class)) {
            if (!Objects.equals(component, hook.component())) {
                continue;
            }
            HookFacts facts = hook.fact();
            boolean itself = Hooked.isItself(model, component, facts);
            if (kind.equals("ServiceAccount") && itself && facts.events().contains(HookEvent.PRE_INSTALL)) {
                objects.put(id, account(object, component, facts));
            } else if (kind.equals("Job") && itself) {
                objects.put(
                        id,
                        job(
                                object,
                                component,
                                facts,
                                facts.events(),
                                object.at("/metadata/name").asText()));
            } else if (kind.equals("Job") || kind.equals("CronJob")) {
                facts.events().forEach(event -> {
                    String name = Hooked.name(component, event);
                    objects.put(
                            "Job " + object.at("/metadata/namespace").asText() + "/" + name,
                            job(object, component, facts, List.of(event), name));
                });
            }
        }
        return objects;
    }

    /** {@return for how long Helm has to wait, as {@code --timeout} takes it: for pods, or longer for the longest hook} */
    public String timeout() {
        Duration longest = model.attached(HookFacts.class).stream()
                .map(hook -> hook.fact().limit())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(limit -> limit.plus(HOOKS_START_WITHIN))
                .filter(limit -> limit.compareTo(PODS_START_WITHIN) > 0)
                .orElse(PODS_START_WITHIN);
        return longest.toMinutes() + "m";
    }

    private ObjectNode job(JsonNode object, Component component, HookFacts facts, List<HookEvent> events, String name) {
        ObjectNode job = object.deepCopy();
        if (job.path("kind").asText().equals("CronJob")) {
            job.put("kind", "Job");
            job.set("spec", job.at("/spec/jobTemplate/spec"));
        }
        ((ObjectNode) job.get("metadata")).put("name", name);
        annotate(job, events, weight(component), facts.deletions());
        if (facts.limit() != null) {
            job.withObjectProperty("spec")
                    .put("activeDeadlineSeconds", facts.limit().toSeconds());
        }
        return job;
    }

    /** What a job before an installation is to other pods: Helm makes it with the hooks too, and takes it away with them. */
    private ObjectNode account(JsonNode object, Component component, HookFacts facts) {
        ObjectNode account = object.deepCopy();
        annotate(
                account,
                facts.events(),
                weight(component) - 1,
                List.of(HookDeletion.BEFORE_HOOK_CREATION, HookDeletion.HOOK_SUCCEEDED));
        return account;
    }

    private static void annotate(ObjectNode object, List<HookEvent> events, int weight, List<HookDeletion> deletions) {
        ObjectNode annotations = ((ObjectNode) object.get("metadata")).withObjectProperty("annotations");
        annotations.put(PREFIX, joined(events));
        annotations.put(PREFIX + "-weight", Integer.toString(weight));
        annotations.put(PREFIX + "-delete-policy", joined(deletions));
    }

    private int weight(Component component) {
        return order.weight(component).orElse(0);
    }

    private static String joined(List<?> names) {
        return names.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
