package dev.keelson.helm.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Model;
import dev.keelson.core.token.Component;
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

    private final Model model;

    /** The hooks of that model. */
    public HookJobs(Model model) {
        this.model = model;
    }

    /**
     * {@return what stands in the chart in place of an object of a component, by its id} The object itself where it is no
     * job of a hook; marked as a hook of an installation; or as it is, and a job for each event besides.
     */
    public Map<String, JsonNode> of(String id, Component component, JsonNode object) {
        Map<String, JsonNode> jobs = new LinkedHashMap<>();
        jobs.put(id, object);
        String kind = object.path("kind").asText();
        if (!kind.equals("Job") && !kind.equals("CronJob")) {
            return jobs;
        }
        for (Attached<HookFacts> hook : model.attached(HookFacts.class)) {
            if (Objects.equals(component, hook.component())) {
                boolean marked = kind.equals("Job") && hook.fact().isOfInstallation();
                if (marked) {
                    jobs.put(
                            id,
                            hooked(object, component, hook.fact(), hook.fact().events(), name(object)));
                }
                hook.fact().events().stream().filter(event -> !marked).forEach(event -> {
                    String name = name(component, event);
                    jobs.put(
                            "Job " + object.at("/metadata/namespace").asText() + "/" + name,
                            hooked(object, component, hook.fact(), List.of(event), name));
                });
            }
        }
        return jobs;
    }

    /** {@return the name of the job that the chart has for a hook besides} */
    static String name(Component component, HookEvent event) {
        return component.name() + "-" + event;
    }

    private ObjectNode hooked(
            JsonNode object, Component component, HookFacts facts, List<HookEvent> events, String name) {
        ObjectNode job = object.deepCopy();
        if (job.path("kind").asText().equals("CronJob")) {
            job.put("kind", "Job");
            job.set("spec", job.at("/spec/jobTemplate/spec"));
        }
        ObjectNode metadata = (ObjectNode) job.get("metadata");
        metadata.put("name", name);
        ObjectNode annotations = metadata.withObjectProperty("annotations");
        annotations.put(PREFIX, joined(events));
        annotations.put(PREFIX + "-weight", Integer.toString(weight(component, events)));
        annotations.put(PREFIX + "-delete-policy", joined(facts.deletions()));
        if (facts.limit() != null) {
            job.withObjectProperty("spec")
                    .put("activeDeadlineSeconds", facts.limit().toSeconds());
        }
        return job;
    }

    /** One job has one weight: that of the event at which most come before it. */
    private int weight(Component component, List<HookEvent> events) {
        return events.stream()
                .mapToInt(event -> new HookOrder(model, event).weight(component).orElse(0))
                .max()
                .orElse(0);
    }

    private static String joined(List<?> names) {
        return names.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
