package dev.keelson.core.access;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Model;
import dev.keelson.core.security.Loosening;
import dev.keelson.core.security.SecurityProfile;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a workload that give it rights to the API server were given.
 *
 * @since 0.1.0
 */
public final class AccessParts extends Draft {
    private final Items<Grant> grants = items("grant");

    /** The parts of the workload of that scope. */
    public AccessParts(Scope scope) {
        super(scope);
    }

    /** {@return the place of the grants} */
    public Items<Grant> grants() {
        return grants;
    }

    /** Takes what a weaker layer grants. */
    public void inherit(AccessParts weaker) {
        grants.inherit(weaker.grants);
    }

    /** {@return the profile, with the token of the service account mounted where something is granted} */
    public SecurityProfile mounting(SecurityProfile profile) {
        return grants.get().isEmpty()
                ? profile
                : profile.with(
                        Loosening.SERVICE_ACCOUNT_TOKEN,
                        "it is granted rights to the API server",
                        grants.get().get(0).origin());
    }

    /** Adds the rights of that component to the model. */
    public void build(Component component, Model.Builder model) {
        Map<Optional<Namespace>, List<RoleRule>> places = new LinkedHashMap<>();
        grants.get().forEach(placed -> {
            placed.value().resources().stream()
                    .flatMap(resource -> resource.defects().stream())
                    .forEach(defect -> scope().run().problems().add(defect, grants.path()));
            reached(component, placed, places);
        });
        places.forEach((place, rules) -> model.add(new Access(
                component,
                place.orElse(null),
                rules,
                grants.path(),
                rules.get(0).origin())));
    }

    private void reached(Component component, Placed<Grant> placed, Map<Optional<Namespace>, List<RoleRule>> places) {
        Grant grant = placed.value();
        List<ApiResource> global =
                grant.resources().stream().filter(ApiResource::isClusterScoped).toList();
        List<ApiResource> local = grant.resources().stream()
                .filter(resource -> !resource.isClusterScoped())
                .toList();
        Reach reach = grant.reach();
        if (reach instanceof Reach.Own own) {
            add(places, component.namespace(), rules(placed, local, own.names()));
            add(places, null, rules(placed, global, own.names()));
        } else if (reach instanceof Reach.In in) {
            in.namespaces().forEach(namespace -> {
                scope().run().use(namespace, grants.path());
                add(places, namespace, rules(placed, local, List.of()));
            });
            add(places, null, rules(placed, global, List.of()));
        } else if (reach instanceof Reach.These these) {
            byNamespace(these).forEach((namespace, names) -> add(places, namespace, rules(placed, local, names)));
            add(
                    places,
                    null,
                    rules(
                            placed,
                            global,
                            these.objects().stream().map(Reach.Named::name).toList()));
        } else {
            add(places, null, rules(placed, grant.resources(), List.of()));
            if (!grant.urls().isEmpty()) {
                add(
                        places,
                        null,
                        List.of(new RoleRule(
                                "",
                                List.of(),
                                List.of(),
                                grant.urls(),
                                grant.verbs(),
                                grants.path(),
                                placed.origin())));
            }
        }
    }

    private static Map<Namespace, List<String>> byNamespace(Reach.These these) {
        Map<Namespace, List<String>> names = new LinkedHashMap<>();
        these.objects().forEach(object -> names.computeIfAbsent(object.namespace(), first -> new ArrayList<>())
                .add(object.name()));
        return names;
    }

    /** One rule for each API group, because a rule with several grants each resource in each of them. */
    private List<RoleRule> rules(Placed<Grant> placed, List<ApiResource> resources, List<String> names) {
        Map<String, List<String>> byGroup = new LinkedHashMap<>();
        resources.forEach(resource -> byGroup.computeIfAbsent(resource.group(), first -> new ArrayList<>())
                .add(resource.name()));
        List<RoleRule> rules = new ArrayList<>();
        List<Text> named = names.stream().map(Text::of).toList();
        byGroup.forEach((group, plurals) -> rules.add(new RoleRule(
                group, plurals, named, List.of(), placed.value().verbs(), grants.path(), placed.origin())));
        return rules;
    }

    private static void add(
            Map<Optional<Namespace>, List<RoleRule>> places, @Nullable Namespace place, List<RoleRule> rules) {
        if (!rules.isEmpty()) {
            places.computeIfAbsent(Optional.ofNullable(place), first -> new ArrayList<>())
                    .addAll(rules);
        }
    }
}
