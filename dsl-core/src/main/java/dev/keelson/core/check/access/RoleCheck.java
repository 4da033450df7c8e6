package dev.keelson.core.check.access;

import dev.keelson.core.access.Access;
import dev.keelson.core.access.AccessRenderer;
import dev.keelson.core.access.RoleRule;
import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.extension.View;
import dev.keelson.core.token.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Roles give what they say, and not everything through a side door. */
final class RoleCheck implements ObjectCheck {
    private final View view;
    private final List<Access> granted;

    RoleCheck(View view) {
        this.view = view;
        this.granted = view.all(Access.class);
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        List<KubernetesObject> roles = new ArrayList<>(objects.all(AccessRenderer.GROUP, "Role"));
        roles.addAll(objects.all(AccessRenderer.GROUP, "ClusterRole"));
        for (KubernetesObject role : roles) {
            List<Field> rules = role.root().get("rules").items();
            for (int index = 0; index < rules.size(); index++) {
                Field rule = rules.get(index);
                new Inspection(role, rule, Right.of(rule), place(role, index, rules.size(), findings), findings)
                        .inspect();
            }
        }
    }

    /** The line of the grant; a patch that adds or takes away rules makes it unknown. */
    private Place place(KubernetesObject role, int index, int number, ObjectFindings findings) {
        for (Access access : granted) {
            @Nullable Namespace namespace = access.namespace();
            if (Objects.equals(access.component(), role.component())
                    && view.text(access.roleName()).equals(role.name())
                    && role.namespace().equals(namespace == null ? "" : view.name(namespace))
                    && access.rules().size() == number) {
                RoleRule rule = access.rules().get(index);
                return findings.places().said(role, rule.path(), rule.origin());
            }
        }
        return findings.places().of(role);
    }

    private record Inspection(KubernetesObject role, Field rule, Right right, Place place, ObjectFindings findings) {

        void inspect() {
            if (right.isWildcard()) {
                findings.add(
                        AccessRules.WILDCARD,
                        place,
                        role.id() + " grants everything there is and will be, by a star at " + rule.path() + ".",
                        "Name what is needed: verbs, resources and their groups.");
                return;
            }
            verbs();
            powers();
        }

        private void verbs() {
            for (String verb : right.verbs()) {
                boolean foreign = right.groups().stream().anyMatch(group -> !KnownVerbs.isBuiltIn(group));
                if (!right.resources().isEmpty()
                        && !foreign
                        && !KnownVerbs.all().contains(verb)) {
                    findings.add(
                            AccessRules.UNKNOWN_VERB,
                            place,
                            role.id() + " grants the verb " + verb + " at " + rule.path()
                                    + ".verbs, which Kubernetes does not know.",
                            Suggestion.didYouMean(verb, KnownVerbs.all())
                                    + "Verbs are lower-case, such as get, list, watch, create, update, patch and"
                                    + " delete.");
                } else if (!right.resources().isEmpty() && !fitsAny(verb)) {
                    unfit(verb + " on " + String.join(", ", right.resources()), only(right.resources()));
                } else if (List.of("create", "deletecollection").contains(verb)
                        && !right.names().isEmpty()
                        && right.resources().stream().noneMatch(resource -> resource.contains("/"))) {
                    findings.add(
                            AccessRules.UNFIT_VERB,
                            place,
                            role.id() + " grants " + verb + " on " + String.join(", ", right.resources()) + " named "
                                    + String.join(", ", right.names()) + ", and no name is known yet when " + verb
                                    + " is asked for: it never applies.",
                            "Grant " + verb + " by itself, without names, or take it out.");
                }
            }
            for (String resource : right.resources()) {
                if (right.verbs().stream().anyMatch(verb -> KnownVerbs.all().contains(verb))
                        && right.verbs().stream().noneMatch(verb -> fits(verb, resource))
                        && right.verbs().stream().allMatch(this::fitsAny)) {
                    unfit(String.join(", ", right.verbs()) + " on " + resource, only(List.of(resource)));
                }
            }
        }

        /** What several resources know is different for each. */
        private String only(List<String> resources) {
            return resources.size() == 1
                    ? String.join(
                            ", ",
                            KnownVerbs.of(
                                    right.groups().isEmpty()
                                            ? ""
                                            : right.groups().get(0),
                                    resources.get(0)))
                    : "";
        }

        private void unfit(String what, String known) {
            findings.add(
                    AccessRules.UNFIT_VERB,
                    place,
                    role.id() + " grants " + what + ", which "
                            + (known.isEmpty() ? "none of them knows" : "knows only " + known) + ".",
                    "Grant what it knows, or take it out.");
        }

        private boolean fitsAny(String verb) {
            return right.resources().stream().anyMatch(resource -> fits(verb, resource));
        }

        private boolean fits(String verb, String resource) {
            return right.groups().stream()
                    .anyMatch(group -> !KnownVerbs.isBuiltIn(group)
                            || KnownVerbs.of(group, resource).contains(verb));
        }

        private void powers() {
            String holders =
                    role.component() == null ? "its holders" : role.component().toString();
            for (Power power : Power.ALL) {
                List<String> used = power.of(right);
                if (!used.isEmpty()) {
                    findings.add(
                            power.rule(),
                            place,
                            role.id() + " lets " + holders + " " + power.means() + ", by "
                                    + String.join(", ", right.verbs()) + " on " + String.join(", ", used) + ".",
                            power.fix() + " If it has to, say why with accept(\""
                                    + power.rule().id() + "\", …).");
                }
            }
        }
    }
}
