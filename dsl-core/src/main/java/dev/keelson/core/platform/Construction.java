package dev.keelson.core.platform;

import dev.keelson.core.access.Access;
import dev.keelson.core.access.AccessRenderer;
import dev.keelson.core.addition.AdditionRenderer;
import dev.keelson.core.apply.ApplyOrder;
import dev.keelson.core.availability.DisruptionsRenderer;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.capacity.CapacityRenderer;
import dev.keelson.core.certificate.CertificateRenderer;
import dev.keelson.core.check.CoreChecks;
import dev.keelson.core.config.ConfigMapRenderer;
import dev.keelson.core.diagnostic.Accepted;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.draft.Run;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.exposure.CredentialPlacement;
import dev.keelson.core.exposure.DoorDerivation;
import dev.keelson.core.exposure.SolverPolicyRenderer;
import dev.keelson.core.extension.Artifacts;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Derivation;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Model;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.NamespaceRenderer;
import dev.keelson.core.network.ApiServer;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.Dns;
import dev.keelson.core.network.IsolationDerivation;
import dev.keelson.core.network.NetworkPolicyRenderer;
import dev.keelson.core.network.OutsideConnection;
import dev.keelson.core.network.ServiceRenderer;
import dev.keelson.core.network.external.External;
import dev.keelson.core.observe.grafana.DashboardDerivation;
import dev.keelson.core.observe.prometheus.AlertRenderer;
import dev.keelson.core.observe.prometheus.MonitorRenderer;
import dev.keelson.core.observe.prometheus.MonitoringDerivation;
import dev.keelson.core.observe.prometheus.ScrapeDerivation;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.scaling.HorizontalScalingRenderer;
import dev.keelson.core.scaling.vertical.VerticalScalingRenderer;
import dev.keelson.core.secrets.ExternalSecretRenderer;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.storage.provision.ProvisionRenderer;
import dev.keelson.core.token.Names;
import dev.keelson.core.value.Sink;
import dev.keelson.core.workload.ConfigReaders;
import dev.keelson.core.workload.Workload;
import dev.keelson.core.workload.WorkloadRenderer;
import dev.keelson.core.workload.waiting.WaitingDerivation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The way from a definition to checked objects: every arrow goes one way. */
final class Construction {
    private static final List<Renderer> RENDERERS = List.of(
            new NamespaceRenderer(),
            new CapacityRenderer(),
            new NetworkPolicyRenderer(),
            new SolverPolicyRenderer(),
            new CertificateRenderer(),
            new ProvisionRenderer(),
            new ConfigMapRenderer(ConfigReaders::only),
            new ExternalSecretRenderer(ConfigReaders::onlyOfSecrets),
            new ServiceRenderer(),
            new WorkloadRenderer(),
            new AccessRenderer(),
            new DisruptionsRenderer(),
            new HorizontalScalingRenderer(),
            new VerticalScalingRenderer(),
            new MonitorRenderer(),
            new AlertRenderer());

    private final Definition definition;
    private final Assignment assignment;

    Construction(Definition definition, Assignment assignment) {
        this.definition = definition;
        this.assignment = assignment;
    }

    Blueprint build() {
        Run run = new Run(assignment);
        Model model = model(run);
        View view = rendered(model, run, Sink.plain(run.evaluator()));
        Problems problems = run.problems();
        CoreChecks.all().forEach(check -> check.check(view, problems));
        extensions(model).forEach(extension -> extension.checks().forEach(check -> check.check(view, problems)));
        new PurityCheck(definition, assignment).check(view, problems);
        return settled(model, view, problems);
    }

    /** What build does, without checks; for a second run that is compared with the first, and for other outputs. */
    Blueprint render(Function<Run, Sink> sinks) {
        Run run = new Run(assignment);
        Model model = model(run);
        View view = rendered(model, run, sinks.apply(run));
        return new Blueprint(
                assignment.name(),
                model,
                ordered(view),
                view.artifacts().all(),
                run.problems().findings(),
                List.of(),
                run);
    }

    private Model model(Run run) {
        Scope root = run.root();
        PlatformDraft draft = new PlatformDraft(root);
        root.enter(() -> definition.define(draft));
        String name = definition.name();
        Names.labelValue(
                        name,
                        Origin.outside("name() of " + definition.getClass().getName()))
                .forEach(defect -> run.problems().add(defect, ModelPath.root()));
        Model said = draft.build(name);
        run.finish();
        return derived(said);
    }

    private static Model derived(Model said) {
        Model definition = CredentialPlacement.of(WaitingDerivation.derive(said));
        Model heard = definition
                .with(new DoorDerivation(definition).derive())
                .with(new ScrapeDerivation(definition).derive())
                .with(new MonitoringDerivation(definition).derive())
                .with(new DashboardDerivation(definition).derive());
        ApiServer server = heard.all(ApiServer.class).get(0);
        Model connected = extended(heard.with(heard.all(Access.class).stream()
                .flatMap(access -> server.connections(access.component(), access.path(), access.origin()).stream())
                .distinct()
                .toList()));
        Model reached = connected.with(outward(connected));
        List<IsolationDerivation.Member> members = reached.all(Workload.class).stream()
                .map(workload -> new IsolationDerivation.Member(
                        workload.component(), workload.pod().ports(), workload.path(), workload.origin()))
                .toList();
        return reached.with(new IsolationDerivation(
                        members,
                        reached.all(Connection.class),
                        reached.all(OutsideConnection.class),
                        reached.all(Dns.class).get(0))
                .derive());
    }

    private static Model extended(Model model) {
        Model more = model;
        for (Extension extension : extensions(model)) {
            for (Derivation derivation : extension.derivations()) {
                more = more.with(derivation.derive(more));
            }
        }
        return more;
    }

    /** A connection to what somebody else runs leads outside. */
    private static List<OutsideConnection> outward(Model model) {
        return model.all(External.class).stream()
                .flatMap(external -> model.all(Connection.class).stream()
                        .filter(connection -> connection.to().equals(external.component()))
                        .flatMap(connection -> connection.leading(external).stream()))
                .toList();
    }

    private static View rendered(Model model, Run run, Sink sink) {
        Resources resources = new Resources();
        Artifacts artifacts = new Artifacts();
        View view = new View(model, resources, artifacts, sink, run);
        RENDERERS.forEach(renderer -> renderer.render(view, resources));
        Collection<Extension> extensions = extensions(model);
        extensions.forEach(extension -> extension.renderers().forEach(each -> each.render(view, resources)));
        extensions.forEach(extension -> extension.patches().forEach(each -> each.apply(view, resources)));
        new AdditionRenderer().apply(view, resources);
        extensions.forEach(extension -> extension.outputs().forEach(each -> each.write(view, artifacts)));
        return view;
    }

    private static Collection<Extension> extensions(Model model) {
        Map<Class<?>, Extension> byClass = new LinkedHashMap<>();
        model.all(Attached.class)
                .forEach(attached -> byClass.putIfAbsent(attached.extension().getClass(), attached.extension()));
        return byClass.values();
    }

    private static List<Resource> ordered(View view) {
        return ApplyOrder.sorted(view);
    }

    private Blueprint settled(Model model, View view, Problems problems) {
        List<Finding> standing = new ArrayList<>();
        List<Blueprint.Suppression> accepted = new ArrayList<>();
        List<Accepted> decisions = new ArrayList<>(model.all(Accepted.class));
        for (Finding finding : problems.findings()) {
            decisions.stream()
                    .filter(decision -> decision.covers(finding))
                    .findFirst()
                    .ifPresentOrElse(
                            decision -> accepted.add(new Blueprint.Suppression(finding, decision)),
                            () -> standing.add(finding));
        }
        standing.addAll(Decisions.pointless(decisions, accepted, standing));
        return new Blueprint(
                assignment.name(), model, ordered(view), view.artifacts().all(), standing, accepted, view.run());
    }
}
