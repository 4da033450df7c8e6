package dev.keelson.core.access;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Text;
import java.util.List;

/**
 * One rule of a role: resources of one API group, or URLs.
 *
 * @param group the API group, empty for the core's
 * @param resources the resources, empty for URLs
 * @param names the objects it is narrowed to, empty for all of them
 * @param urls the URLs, empty for resources
 * @param verbs what may be done
 * @param path the model path of the word that granted it
 * @param origin the line that granted it
 * @since 0.1.0
 */
public record RoleRule(
        String group,
        List<String> resources,
        List<Text> names,
        List<String> urls,
        List<Verb> verbs,
        ModelPath path,
        Origin origin) {
    /** Keeps the lists from changing. */
    public RoleRule {
        resources = List.copyOf(resources);
        names = List.copyOf(names);
        urls = List.copyOf(urls);
        verbs = List.copyOf(verbs);
    }
}
