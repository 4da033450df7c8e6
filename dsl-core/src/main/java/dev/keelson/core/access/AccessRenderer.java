package dev.keelson.core.access;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one role and one binding for each component and place it has rights in.
 *
 * @since 0.1.0
 */
public final class AccessRenderer implements Renderer {
    /** The API group of roles and bindings. */
    public static final String GROUP = "rbac.authorization.k8s.io";

    /** A renderer without state. */
    public AccessRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        view.all(Access.class).forEach(access -> {
            Component component = access.component();
            Source source = new Source(
                    component, access.path(), access.origin(), "the rights that " + component + " is granted");
            List<PolicyRule> rules =
                    access.rules().stream().map(rule -> rule(rule, view.sink())).toList();
            Namespace namespace = access.namespace();
            if (namespace == null) {
                ClusterRole role = new ClusterRole();
                role.setMetadata(metadata(access, labels, view.sink()));
                role.getRules().addAll(rules);
                out.add(role, source);
                ClusterRoleBinding binding = new ClusterRoleBinding();
                binding.setMetadata(metadata(access, labels, view.sink()));
                binding.setRoleRef(roleRef("ClusterRole", access, view.sink()));
                binding.getSubjects().add(subject(component, labels));
                out.add(binding, source);
            } else {
                Role role = new Role();
                role.setMetadata(metadata(access, labels, view.sink()));
                role.getRules().addAll(rules);
                out.add(role, source);
                RoleBinding binding = new RoleBinding();
                binding.setMetadata(metadata(access, labels, view.sink()));
                binding.setRoleRef(roleRef("Role", access, view.sink()));
                binding.getSubjects().add(subject(component, labels));
                out.add(binding, source);
            }
        });
    }

    private static ObjectMeta metadata(Access access, LabelWriter labels, Sink sink) {
        ObjectMeta metadata = labels.metadata(access.component(), sink.text(access.roleName()));
        @Nullable Namespace namespace = access.namespace();
        metadata.setNamespace(namespace == null ? null : labels.name(namespace));
        return metadata;
    }

    private static PolicyRule rule(RoleRule granted, Sink sink) {
        PolicyRule rule = new PolicyRule();
        if (granted.urls().isEmpty()) {
            rule.getApiGroups().add(granted.group());
        }
        rule.getResources().addAll(granted.resources());
        granted.names().forEach(name -> rule.getResourceNames().add(sink.text(name)));
        rule.getNonResourceURLs().addAll(granted.urls());
        granted.verbs().forEach(verb -> rule.getVerbs().add(verb.toString()));
        return rule;
    }

    private static RoleRef roleRef(String kind, Access access, Sink sink) {
        RoleRef ref = new RoleRef();
        ref.setApiGroup(GROUP);
        ref.setKind(kind);
        ref.setName(sink.text(access.roleName()));
        return ref;
    }

    private static Subject subject(Component component, LabelWriter labels) {
        Subject subject = new Subject();
        subject.setKind("ServiceAccount");
        subject.setNamespace(labels.name(component.namespace()));
        subject.setName(component.name());
        return subject;
    }
}
