package dev.keelson.core.platform;

import dev.keelson.core.addition.Addition;
import dev.keelson.core.addition.PullSecrets;
import dev.keelson.core.capacity.PriorityClassDraft;
import dev.keelson.core.certificate.Issuance;
import dev.keelson.core.config.ConfigDraft;
import dev.keelson.core.diagnostic.Accepted;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.exposure.Door;
import dev.keelson.core.exposure.ExposureDraft;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.extension.Facets;
import dev.keelson.core.extension.Model;
import dev.keelson.core.identity.NamespaceDraft;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.network.ApiServer;
import dev.keelson.core.network.Dns;
import dev.keelson.core.network.Isolation.Outside;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.observe.Monitoring;
import dev.keelson.core.observe.MonitoringDraft;
import dev.keelson.core.observe.ObserveParts;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.observe.alert.AlertDraft;
import dev.keelson.core.observe.alert.PromQl;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.ExposureRef;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Host;
import dev.keelson.core.workload.words.DefaultsDraft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The words of a definition's outermost scope.
 *
 * @since 0.1.0
 */
public final class PlatformDraft extends SupplyWords {
    private final Map<ConfigRef, ConfigDraft> configs = new LinkedHashMap<>();
    private final Map<Namespace, NamespaceDraft> namespaces = new LinkedHashMap<>();
    private final PriorityParts priorities;
    private final DefaultsDraft defaults;
    private final Slot<Boolean> production = slot("production");
    private final Slot<Dns> dns = slot("dns");
    private final Slot<ApiServer> apiServer = slot("apiServer");
    private final Entries<String, String> accepted = entries("accept");
    private final EntranceParts entrances;
    private final ObserveParts observing;
    private final Facets facets;

    PlatformDraft(Scope scope) {
        super(scope);
        this.priorities = new PriorityParts(scope, definitions());
        this.facets = new Facets(scope);
        this.entrances = new EntranceParts(scope, definitions());
        this.observing = new ObserveParts(scope);
        this.defaults =
                new DefaultsDraft(scope.inner("defaults", ModelPath.root().child("defaults")));
    }

    /** Fills a config map. */
    public void config(ConfigRef ref, Consumer<? super ConfigDraft> words) {
        Origin here = Origin.here();
        if (ref == null) {
            scope().reportNull("config", here);
        } else if (scope().admits("config", here)) {
            ModelPath path = definitions().path("config", ref, ref.toString(), Component.keyOf(ref.name()), here);
            ConfigDraft draft = new ConfigDraft(scope().inner("config " + ref, path), ref);
            configs.putIfAbsent(ref, draft);
            open("config", draft, words);
        }
    }

    /** Says more of a namespace than that components are in it. */
    public void namespace(Namespace token, Consumer<? super NamespaceDraft> words) {
        Origin here = Origin.here();
        if (token == null) {
            scope().reportNull("namespace", here);
        } else if (scope().admits("namespace", here)) {
            definitions().path("namespace", token, token.name(), token.name(), here);
            NamespaceDraft draft = namespaceDraft(token);
            namespaces.putIfAbsent(token, draft);
            open("namespace", draft, words);
        }
    }

    /**
     * Exposes components under a host: the door's object, a certificate where one is asked of an issuer, and network
     * policies that accept the door's controller.
     *
     * <p>Findings: {@code no-door}, {@code nothing-exposed}, {@code host-claimed-twice}, and {@code no-tls} where nothing
     * is said of TLS.
     */
    public void expose(ExposureRef exposure, Host host, Consumer<? super ExposureDraft> words) {
        entrances.expose(exposure, host, words);
    }

    /** Says what leads callers from outside to exposed components; said once for the platform. */
    public void door(Door leading) {
        entrances.door(leading);
    }

    /**
     * Defines an issuer of certificates: cert-manager's {@code Issuer} or {@code ClusterIssuer}.
     *
     * <p>Findings: {@code no-solver}, {@code issuer-out-of-reach}.
     */
    public void issuer(IssuerRef issuer, Issuance issuance) {
        entrances.issuer(issuer, issuance);
    }

    /**
     * Defines a priority class, {@code PriorityClass.value}: pods of more value are scheduled first and push out others.
     * Its value cannot change once it is in a cluster.
     *
     * <p>Finding: {@code out-of-bounds} for a value above 1,000,000,000.
     */
    public void priorityClass(PriorityClass token, Count value, Consumer<? super PriorityClassDraft> words) {
        priorities.define(token, value, words);
    }

    /** Says what all components share. A component's own word is stronger. */
    public void defaults(Consumer<? super DefaultsDraft> words) {
        Origin here = Origin.here();
        if (words == null) {
            scope().reportNull("defaults", here);
        } else if (scope().admits("defaults", here)) {
            defaults.scope().enter(() -> words.accept(defaults));
        }
    }

    /**
     * Says that this is production. No object changes: some warnings become errors, and some are told here alone.
     *
     * <p>Findings: {@code floating-image-in-production}, {@code no-tls-in-production},
     * {@code development-in-production}; {@code single-replica}, {@code no-disruption-budget}, {@code not-spread},
     * {@code open-load-balancer}, {@code node-port-in-production}.
     */
    public void production() {
        production.set(true);
    }

    /** Says who answers questions for names, where it is not {@code k8s-app: kube-dns} in {@code kube-system}. */
    public void dns(Peer server) {
        dns.set(server == null ? null : Dns.of(server));
    }

    /**
     * Says at which addresses the API server answers, on TCP ports 443 and 6443, for the network policies of components
     * that are granted rights. Default: {@link Peer#anywhere()}; {@link ApiServer} says why.
     */
    public void apiServer(Peer... addresses) {
        apiServer.set(addresses.length == 0 ? null : ApiServer.at(List.of(addresses)));
    }

    /**
     * Says which component gathers the platform's metrics, and how it learns what to ask: a connection from it to each
     * component that says {@code scrape} follows, alerts that fit what is declared, and what {@code scraping} names.
     *
     * <p>Findings: {@code undefined-component}, {@code set-twice}.
     *
     * @param collector the platform's own Prometheus
     * @param scraping how it learns what to ask
     * @param words what else it gathers, and a dashboard
     */
    public void monitoring(Component collector, Scraping scraping, Consumer<? super MonitoringDraft> words) {
        observing.monitoring(collector == null ? null : new Pods(collector), scraping, words);
    }

    /**
     * Says who outside the platform gathers its metrics, and how they learn what to ask: each component that says
     * {@code scrape} accepts them on that port.
     *
     * <p>Finding: {@code set-twice}.
     *
     * @param collector a monitoring stack that somebody else runs
     * @param scraping how it learns what to ask
     * @param words what else it gathers, and a dashboard
     */
    public void monitoring(Peer collector, Scraping scraping, Consumer<? super MonitoringDraft> words) {
        observing.monitoring(collector == null ? null : new Outside(collector), scraping, words);
    }

    /**
     * Tells somebody when an expression holds: a rule of a PrometheusRule or of {@code alerts.yml}, as the platform's
     * {@code monitoring} has it.
     *
     * <p>Finding: {@code unheard-alert}.
     *
     * @param name what it is called
     * @param expression what has to hold
     * @param words for how long, and what somebody is told
     */
    public void alert(String name, PromQl expression, Consumer<? super AlertDraft> words) {
        observing.alert(name, expression, words);
    }

    /** Accepts the warnings of a rule on the whole platform; the report lists them with the reason. */
    public void accept(String rule, String because) {
        accepted.put(rule, because);
    }

    /** Takes a word from outside the core. */
    public void with(Facet<? super PlatformDraft> facet) {
        facets.take(facet);
    }

    /** The config maps that monitoring fills are no other word's to fill. */
    private void claimConfigs(Monitoring monitoring) {
        monitoring.configs().forEach(ref -> {
            definitions().path("config", ref, ref.toString(), Component.keyOf(ref.name()), monitoring.origin());
            namespaces.computeIfAbsent(ref.namespace(), this::namespaceDraft);
        });
    }

    private NamespaceDraft namespaceDraft(Namespace token) {
        ModelPath path = ModelPath.root().child("namespaces").child(token.name());
        return new NamespaceDraft(scope().inner("namespace " + token.name(), path), token);
    }

    /** Turns all that was said into facts. */
    Model build(String name) {
        Model.Builder model = new Model.Builder();
        model.add(new PlatformFacts(name, production.value() != null));
        components().forEach((component, draft) -> {
            Namespace home = component.namespace();
            definitions().use(home);
            if (draft.runsHere()) {
                namespaces.computeIfAbsent(home, this::namespaceDraft);
            }
        });
        configs.keySet().forEach(ref -> namespaces.computeIfAbsent(ref.namespace(), this::namespaceDraft));
        entrances.namespaces().forEach(home -> namespaces.computeIfAbsent(home, this::namespaceDraft));
        suppliedNamespaces().forEach(home -> namespaces.computeIfAbsent(home, this::namespaceDraft));
        observing.monitoring().ifPresent(this::claimConfigs);
        namespaces.values().forEach(draft -> draft.build(model));
        priorities.build(model);
        components().values().forEach(draft -> draft.prepare(defaults));
        names().build(model);
        entrances.build(model);
        buildSupplies(model);
        configs.values().forEach(draft -> model.add(draft.build()));
        components().forEach((component, draft) -> draft.build(component, model));
        Model said = model.build();
        components().forEach((component, draft) -> draft.buildWaiting(component, defaults, said, model));
        observing.build(model);
        model.add(Objects.requireNonNullElseGet(dns.value(), Dns::ofCluster).checked(scope(), dns.path()));
        model.add(Objects.requireNonNullElseGet(apiServer.value(), ApiServer::ofCluster)
                .checked(scope(), apiServer.path()));
        accepted.get()
                .forEach((rule, placed) ->
                        model.add(new Accepted(rule, ModelPath.root(), placed.value(), placed.origin())));
        Addition.toAll(scope()).forEach(model::add);
        if (!components().isEmpty()) {
            model.add(PullSecrets.ofAll(scope()));
        }
        facets.build(null, model);
        return model.build();
    }
}
