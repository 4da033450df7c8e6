package dev.keelson.core.platform;

import dev.keelson.core.adoption.Manifest;
import dev.keelson.core.config.ConfigDraft;
import dev.keelson.core.diagnostic.Accepted;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Run;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.extension.Facets;
import dev.keelson.core.extension.Model;
import dev.keelson.core.identity.NamespaceDraft;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.network.Dns;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Condition;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import dev.keelson.core.workload.words.CronJobDraft;
import dev.keelson.core.workload.words.DaemonSetDraft;
import dev.keelson.core.workload.words.DefaultsDraft;
import dev.keelson.core.workload.words.DefinedDraft;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.core.workload.words.JobDraft;
import dev.keelson.core.workload.words.StatefulSetDraft;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The words of a definition's outermost scope.
 *
 * @since 0.1.0
 */
public final class PlatformDraft extends Draft {
    /** Stands for an image that is missing, so that it is one mistake. */
    private static final Image INVALID = Image.parse("invalid.example.com/invalid:invalid");

    private final Map<Component, DefinedDraft> components = new LinkedHashMap<>();
    private final Map<ConfigRef, ConfigDraft> configs = new LinkedHashMap<>();
    private final Map<Namespace, NamespaceDraft> namespaces = new LinkedHashMap<>();
    private final Definitions definitions;
    private final DefaultsDraft defaults;
    private final Slot<Boolean> production = slot("production");
    private final Slot<Dns> dns = slot("dns");
    private final Entries<String, String> accepted = entries("accept");
    private final Facets facets;

    PlatformDraft(Scope scope) {
        super(scope);
        this.definitions = new Definitions(scope.run());
        this.facets = new Facets(scope);
        this.defaults =
                new DefaultsDraft(scope.inner("defaults", ModelPath.root().child("defaults")));
    }

    /**
     * Defines a component of interchangeable pods: a Deployment, its service account and, where it opens ports, its
     * service.
     *
     * @param component which one
     * @param image what it runs
     * @param words what else it is
     */
    public void deployment(Component component, Image image, Consumer<? super DeploymentDraft> words) {
        define("deployment", component, image, scope -> new DeploymentDraft(scope, orInvalid(image)), words);
    }

    /**
     * Defines a component that starts with what its service's own build says of it: image, ports, probes, variables,
     * resources, labels of the manifest's one Deployment. The platform's defaults and these words are stronger.
     *
     * @param component which one
     * @param adopted what the service's build wrote
     * @param words what else it is
     */
    public void deployment(Component component, Manifest adopted, Consumer<? super DeploymentDraft> words) {
        define("deployment", component, adopted, scope -> new DeploymentDraft(scope, adopted, component), words);
    }

    /**
     * Defines a component whose pods have names and volumes of their own: a StatefulSet, its service account and its
     * services.
     *
     * @param component which one
     * @param image what it runs
     * @param words what else it is
     */
    public void statefulSet(Component component, Image image, Consumer<? super StatefulSetDraft> words) {
        define("statefulSet", component, image, scope -> new StatefulSetDraft(scope, orInvalid(image)), words);
    }

    /**
     * Defines a component that starts with what its service's own build says of it: image, ports, probes, variables,
     * resources, labels of the manifest's one StatefulSet. The platform's defaults and these words are stronger.
     *
     * @param component which one
     * @param adopted what the service's build wrote
     * @param words what else it is
     */
    public void statefulSet(Component component, Manifest adopted, Consumer<? super StatefulSetDraft> words) {
        define("statefulSet", component, adopted, scope -> new StatefulSetDraft(scope, adopted, component), words);
    }

    /**
     * Defines a component that runs once: a Job and its service account.
     *
     * @param component which one
     * @param image what it runs
     * @param words what else it is
     */
    public void job(Component component, Image image, Consumer<? super JobDraft> words) {
        define("job", component, image, scope -> new JobDraft(scope, orInvalid(image)), words);
    }

    /**
     * Defines a component that runs again and again: a CronJob and its service account.
     *
     * @param component which one
     * @param image what it runs
     * @param words when it runs, and what else it is
     */
    public void cronJob(Component component, Image image, Consumer<? super CronJobDraft> words) {
        define("cronJob", component, image, scope -> new CronJobDraft(scope, orInvalid(image)), words);
    }

    /**
     * Defines a component of which each node runs a pod: a DaemonSet, its service account and, where it opens ports, its
     * service.
     *
     * @param component which one
     * @param image what it runs
     * @param words what else it is
     */
    public void daemonSet(Component component, Image image, Consumer<? super DaemonSetDraft> words) {
        define("daemonSet", component, image, scope -> new DaemonSetDraft(scope, orInvalid(image)), words);
    }

    /** Fills a config map. */
    public void config(ConfigRef ref, Consumer<? super ConfigDraft> words) {
        Origin here = Origin.here();
        if (ref == null) {
            scope().reportNull("config", here);
        } else if (scope().admits("config", here)) {
            ModelPath path = definitions.path("config", ref, ref.toString(), Component.keyOf(ref.name()), here);
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
            definitions.path("namespace", token, token.name(), token.name(), here);
            NamespaceDraft draft = namespaceDraft(token);
            namespaces.putIfAbsent(token, draft);
            open("namespace", draft, words);
        }
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

    /** Says that this is production: checks that only warn elsewhere refuse here. */
    public void production() {
        production.set(true);
    }

    /** Says who answers questions for names, where it is not {@code k8s-app: kube-dns} in {@code kube-system}. */
    public void dns(Peer server) {
        dns.set(server == null ? null : Dns.of(server));
    }

    /** Accepts the warnings of a rule on the whole platform; the report lists them with the reason. */
    public void accept(String rule, String because) {
        accepted.put(rule, because);
    }

    /** Takes a word from outside the core. */
    public void with(Facet<? super PlatformDraft> facet) {
        facets.take(facet);
    }

    /** {@return the symbol of a scalar setting} Legal in every scope of the definition. */
    public <T extends Scalar> T get(Setting<T> setting) {
        return run().get(setting);
    }

    /** {@return whether the toggle is on} Legal in every scope of the definition. */
    public boolean get(Toggle toggle) {
        return run().get(toggle);
    }

    /** {@return where the choice stands} Legal in every scope of the definition. */
    public <E extends Enum<E>> E get(Choice<E> choice) {
        return run().get(choice);
    }

    /** {@return whether a fact about a scalar setting holds} Legal in every scope of the definition. */
    public boolean when(Condition condition) {
        return run().when(condition);
    }

    /** Does something with each item of a list setting. Legal in every scope of the definition. */
    public void each(Setting<Texts> list, Consumer<? super Text> body) {
        run().each(list, body::accept);
    }

    private Run run() {
        return scope().run();
    }

    private <D extends Draft & DefinedDraft> void define(
            String word,
            Component component,
            @Nullable Object mandatory,
            Function<Scope, D> drafts,
            Consumer<? super D> words) {
        Origin here = Origin.here();
        if (component == null) {
            scope().reportNull(word, here);
        } else if (scope().admits(word, here)) {
            ModelPath path = definitions.path(word, component, component.toString(), component.key(), here);
            if (mandatory == null) {
                scope().reportNull(word, here);
            }
            D draft = drafts.apply(scope().inner(word + " " + component, path));
            components.putIfAbsent(component, draft);
            open(word, draft, words);
        }
    }

    private static Image orInvalid(@Nullable Image image) {
        return image == null ? INVALID : image;
    }

    private NamespaceDraft namespaceDraft(Namespace token) {
        ModelPath path = ModelPath.root().child("namespaces").child(token.name());
        return new NamespaceDraft(scope().inner("namespace " + token.name(), path), token);
    }

    /** Turns all that was said into facts. */
    Model build(String name) {
        Model.Builder model = new Model.Builder();
        model.add(new PlatformFacts(name, production.value() != null));
        components.forEach((component, draft) -> {
            Namespace home = component.namespace();
            definitions.use(home);
            namespaces.computeIfAbsent(home, this::namespaceDraft);
        });
        configs.keySet().forEach(ref -> namespaces.computeIfAbsent(ref.namespace(), this::namespaceDraft));
        namespaces.values().forEach(draft -> model.add(draft.build()));
        components.values().forEach(draft -> draft.prepare(defaults));
        configs.values().forEach(draft -> model.add(draft.build()));
        components.forEach((component, draft) -> draft.build(component, model));
        model.add(Objects.requireNonNullElseGet(dns.value(), Dns::ofCluster).checked(scope(), dns.path()));
        accepted.get()
                .forEach((rule, placed) ->
                        model.add(new Accepted(rule, ModelPath.root(), placed.value(), placed.origin())));
        facets.build(null, model);
        return model.build();
    }
}
