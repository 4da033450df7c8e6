package dev.keelson.istio.authorization;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import dev.keelson.istio.authorization.Admission.Addressed;
import dev.keelson.istio.authorization.Admission.Caller;
import dev.keelson.istio.authorization.Admission.Entrance;
import dev.keelson.istio.authorization.Admission.Known;
import dev.keelson.istio.membership.Membership;
import io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicyAction;
import io.fabric8.istio.api.api.security.v1beta1.Operation;
import io.fabric8.istio.api.api.security.v1beta1.Rule;
import io.fabric8.istio.api.api.security.v1beta1.RuleFrom;
import io.fabric8.istio.api.api.security.v1beta1.RuleTo;
import io.fabric8.istio.api.api.type.v1beta1.WorkloadSelector;
import io.fabric8.istio.api.security.v1.AuthorizationPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a policy that lets nobody call in each namespace of the mesh, and one for each component that lets its own callers
 * in, by their identity.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/security/authorization-policy/">Istio: AuthorizationPolicy</a>
 * @since 0.1.0
 */
public final class AuthorizationRenderer implements Renderer {
    private static final String DEFAULT_DENY = "default-deny";

    /** A renderer without state. */
    public AuthorizationRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            LabelWriter labels = new LabelWriter(view);
            membership.namespaces().forEach(namespace -> {
                AuthorizationPolicy object = new AuthorizationPolicy();
                object.setMetadata(labels.metadata(namespace, DEFAULT_DENY));
                object.setSpec(new io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicy());
                out.add(
                        object,
                        new Source(
                                null,
                                membership.said().path(),
                                membership.said().origin(),
                                "what no connection declares is refused"));
            });
            Admissions.of(view, membership).stream()
                    .filter(admission -> !admission.entrances().isEmpty())
                    .forEach(admission -> out.add(
                            object(admission, labels, view.sink()),
                            new Source(
                                    admission.component(),
                                    admission.path(),
                                    admission.origin(),
                                    "the callers of " + admission.component())));
        });
    }

    private static AuthorizationPolicy object(Admission admission, LabelWriter labels, Sink sink) {
        WorkloadSelector selector = new WorkloadSelector();
        selector.setMatchLabels(Labels.component(admission.component()));
        io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicy spec =
                new io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicy();
        spec.setSelector(selector);
        spec.setAction(AuthorizationPolicyAction.ALLOW);
        spec.setRules(new ArrayList<>(admission.entrances().stream()
                .map(entrance -> rule(entrance, sink))
                .toList()));
        AuthorizationPolicy object = new AuthorizationPolicy();
        object.setMetadata(
                labels.metadata(admission.component(), admission.component().name()));
        object.setSpec(spec);
        return object;
    }

    /** Of the sources of a rule one has to fit; where everybody may call there is none. */
    private static Rule rule(Entrance entrance, Sink sink) {
        List<String> identities = new ArrayList<>();
        List<io.fabric8.istio.api.api.security.v1beta1.Source> sources = new ArrayList<>();
        boolean everybody = false;
        for (Caller caller : entrance.callers()) {
            if (caller instanceof Known known) {
                identities.add(sink.text(known.identity()));
            } else if (caller instanceof Addressed addressed) {
                sources.add(addresses(addressed, sink));
            } else {
                everybody = true;
            }
        }
        if (everybody) {
            sources.clear();
        } else if (!identities.isEmpty()) {
            io.fabric8.istio.api.api.security.v1beta1.Source source =
                    new io.fabric8.istio.api.api.security.v1beta1.Source();
            source.setPrincipals(identities);
            sources.add(0, source);
        }
        if (!entrance.issuers().isEmpty()) {
            if (everybody) {
                sources.add(new io.fabric8.istio.api.api.security.v1beta1.Source());
            }
            List<String> holders = entrance.issuers().stream()
                    .map(issuer -> sink.text(Text.of(issuer, "/*")))
                    .toList();
            sources.forEach(source -> source.setRequestPrincipals(new ArrayList<>(holders)));
        }
        Rule rule = new Rule();
        if (!sources.isEmpty()) {
            rule.setFrom(new ArrayList<>(
                    sources.stream().map(AuthorizationRenderer::from).toList()));
        }
        rule.setTo(new ArrayList<>(OperationRenderer.of(entrance.requests(), sink).stream()
                .map(operation -> to(operation, entrance, sink))
                .toList()));
        return rule;
    }

    private static RuleTo to(Operation operation, Entrance entrance, Sink sink) {
        operation.setPorts(new ArrayList<>(entrance.ports().stream()
                .map(range -> sink.text(range.number()))
                .toList()));
        RuleTo to = new RuleTo();
        to.setOperation(operation);
        return to;
    }

    private static RuleFrom from(io.fabric8.istio.api.api.security.v1beta1.Source source) {
        RuleFrom from = new RuleFrom();
        from.setSource(source);
        return from;
    }

    private static io.fabric8.istio.api.api.security.v1beta1.Source addresses(Addressed addressed, Sink sink) {
        io.fabric8.istio.api.api.security.v1beta1.Source source =
                new io.fabric8.istio.api.api.security.v1beta1.Source();
        source.setIpBlocks(new ArrayList<>(
                addressed.peer().block().stream().map(sink::text).toList()));
        List<String> exceptions =
                addressed.peer().exceptions().stream().map(sink::text).toList();
        if (!exceptions.isEmpty()) {
            source.setNotIpBlocks(new ArrayList<>(exceptions));
        }
        return source;
    }
}
