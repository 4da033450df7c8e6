package dev.keelson.core.check.access;

import dev.keelson.core.check.object.Field;
import java.util.List;

/**
 * A rule of a role as it is written.
 *
 * @param groups the API groups
 * @param resources the resources, with their parts
 * @param names the objects it is narrowed to, empty for all
 * @param urls URLs that are no resources
 * @param verbs what may be done
 */
record Right(List<String> groups, List<String> resources, List<String> names, List<String> urls, List<String> verbs) {
    static final String ALL = "*";

    static Right of(Field rule) {
        return new Right(
                texts(rule.get("apiGroups")),
                texts(rule.get("resources")),
                texts(rule.get("resourceNames")),
                texts(rule.get("nonResourceURLs")),
                texts(rule.get("verbs")));
    }

    private static List<String> texts(Field list) {
        return list.items().stream().filter(Field::isText).map(Field::text).toList();
    }

    boolean isWildcard() {
        return groups.contains(ALL)
                || resources.contains(ALL)
                || verbs.contains(ALL)
                || urls.contains(ALL)
                || urls.contains("/*");
    }

    boolean may(List<String> anyOf) {
        return verbs.stream().anyMatch(anyOf::contains);
    }

    /** The resources of the group that are among those asked for. */
    List<String> of(String group, List<String> anyOf) {
        return groups.contains(group)
                ? resources.stream().filter(anyOf::contains).toList()
                : List.of();
    }
}
