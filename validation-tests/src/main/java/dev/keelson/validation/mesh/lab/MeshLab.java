package dev.keelson.validation.mesh.lab;

import dev.keelson.validation.certificate.Authority;
import dev.keelson.validation.certificate.Credential;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.lab.object.ControlPlaneFile;
import dev.keelson.validation.mesh.lab.object.GatewayPlan;
import dev.keelson.validation.mesh.lab.object.GatewayPods;
import dev.keelson.validation.mesh.lab.object.LabObjects;
import dev.keelson.validation.mesh.lab.object.Places;
import dev.keelson.validation.mesh.lab.object.PodPlan;
import dev.keelson.validation.mesh.lab.object.ServicePort;
import dev.keelson.validation.mesh.lab.object.ServicePorts;
import dev.keelson.validation.mesh.lab.object.Template;
import dev.keelson.validation.mesh.lab.program.LabPrograms;
import dev.keelson.validation.mesh.lab.program.Loopback;
import dev.keelson.validation.mesh.lab.program.Proxy;
import dev.keelson.validation.mesh.lab.program.Xds;
import dev.keelson.validation.mesh.traffic.App;
import dev.keelson.validation.process.LabDirectory;
import dev.keelson.validation.process.LogEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mesh that runs: pods of a platform with real sidecars, and its gateways, on addresses of loopback.
 *
 * @since 0.1.0
 */
public final class MeshLab implements AutoCloseable {
    /** What the news that a pod leaves takes in a cluster, from the API server to all proxies. */
    public static final Duration LEARNING = Duration.ofMillis(500);

    private static final int CONTROL = 15_000;
    private static final List<String> ZONES = List.of("a", "b", "c");

    private final LabPrograms programs = LabPrograms.install();
    private final Authority meshAuthority = Authority.named("mesh");
    private final Authority publicAuthority = Authority.named("public");
    private final Tokens tokens = Tokens.create();
    private final ControlPlaneFile controlPlane;
    private final Loopback loopback;
    private final LabDirectory directory = LabDirectory.create();
    private final Xds xds;
    private final LabObjects objects;
    private final App outside;
    private final List<LabPod> pods = new ArrayList<>();
    private final Set<LabPod> notServing = new LinkedHashSet<>();
    private final List<LabGateway> gateways = new ArrayList<>();
    private final Map<String, Integer> numbers = new TreeMap<>();
    private ManifestTree manifests;

    private MeshLab(ManifestTree manifests, ControlPlaneFile controlPlane) {
        this.manifests = manifests;
        this.controlPlane = controlPlane;
        this.loopback = Loopback.claim();
        this.objects = new LabObjects(loopback::next, publicAuthority, tokens.keySet());
        this.xds = Xds.start(programs.controlPlane(), loopback.next(), directory.path(), controlPlane.forLab());
        this.outside = app("outside");
    }

    /**
     * Starts a control plane and the gateways; pods come with {@link #run}.
     *
     * @param manifests those of a platform
     * @param operator the file {@code istio-operator.yaml} of the same environment
     */
    public static MeshLab start(ManifestTree manifests, Path operator) {
        MeshLab lab = new MeshLab(manifests, ControlPlaneFile.read(operator));
        try {
            lab.startGateways();
            return lab;
        } catch (RuntimeException | Error e) {
            lab.close();
            throw e;
        }
    }

    private void startGateways() {
        List<GatewayPods> all = new ArrayList<>(controlPlane.gateways());
        all.addAll(GatewayPods.madeFor(manifests));
        for (GatewayPods gateway : all) {
            GatewayPlan plan = new GatewayPlan(gateway, loopback.next(), loopback.next(), ZONES.get(0));
            Proxy.Spec spec = new Proxy.Spec(
                    "router",
                    gateway.name(),
                    gateway.namespace(),
                    gateway.account(),
                    plan.address(),
                    loopback.nextPort(),
                    gateway.labels());
            gateways.add(new LabGateway(plan, start(spec), publicAuthority));
        }
        apply();
        gateways.forEach(gateway -> gateway.proxy().awaitReady());
    }

    private Proxy start(Proxy.Spec spec) {
        return Proxy.start(
                programs,
                xds.address(),
                spec,
                identity(spec.namespace(), spec.account()),
                meshAuthority,
                directory.path());
    }

    /** {@return a certificate of the mesh for a service account} */
    public Credential identity(String namespace, String account) {
        return meshAuthority.workload("spiffe://" + controlPlane.trustDomain() + "/ns/" + namespace + "/sa/" + account);
    }

    /**
     * Runs one pod of each component, and returns when all serve.
     *
     * @param components {@code namespace/name}; one that is named twice gets two pods
     * @return the pods, in the same order
     */
    public synchronized List<LabPod> run(String... components) {
        List<LabPod> started = new ArrayList<>();
        for (String component : components) {
            PodPlan plan = plan(component);
            App app = app(plan.name());
            ServicePorts.of(manifests).selecting(plan).forEach(port -> plan.containerPorts()
                    .computeIfAbsent(
                            port.targetOn(plan), unknown -> port.http() ? app.listen() : app.listenForLines()));
            started.add(pod(plan, app));
        }
        return joined(started);
    }

    /**
     * Runs a pod in front of a real program, which the caller starts and ends.
     *
     * @param component {@code namespace/name}
     * @param ports of 127.0.0.1 that the program listens on, by those of the container
     */
    public synchronized LabPod runInFrontOf(String component, Map<Integer, Integer> ports) {
        PodPlan plan = plan(component);
        plan.containerPorts().putAll(ports);
        return joined(List.of(pod(plan, app(plan.name())))).get(0);
    }

    private LabPod pod(PodPlan plan, App app) {
        String account = plan.template().account();
        Proxy proxy = start(new Proxy.Spec(
                "sidecar", plan.name(), plan.namespace(), account, plan.address(), loopback.nextPort(), plan.labels()));
        return new LabPod(plan, ServicePorts.of(manifests), identity(plan.namespace(), account), app, proxy);
    }

    private List<LabPod> joined(List<LabPod> started) {
        pods.addAll(started);
        // Nobody is led to a pod that is not ready.
        notServing.addAll(started);
        apply();
        started.forEach(pod -> pod.proxy().awaitReady());
        started.forEach(notServing::remove);
        apply();
        return started;
    }

    private App app(String name) {
        return App.start(name, loopback.next() + ":" + CONTROL, directory.path());
    }

    private PodPlan plan(String component) {
        Template template = Template.of(manifests, component);
        int number = numbers.merge(component, 1, Integer::sum);
        String name = template.name() + "-" + number;
        Map<String, String> labels = new TreeMap<>(template.labels());
        labels.put(PodPlan.LABEL, name);
        return new PodPlan(name, template, labels, ZONES.get((number - 1) % ZONES.size()), loopback::next);
    }

    /** {@return a process outside the mesh} */
    public App outside() {
        return outside;
    }

    /** {@return the login whose tokens the mesh takes} */
    public Tokens tokens() {
        return tokens;
    }

    /**
     * {@return the first gateway: the control plane's, or else one that the Gateway API asks for}
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public LabGateway gateway() {
        return gateways.iterator().next();
    }

    /**
     * {@return the gateway whose service has a name}
     *
     * @throws IllegalArgumentException if there is none
     */
    public LabGateway gateway(String service) {
        return gateways.stream()
                .filter(gateway -> gateway.plan().gateway().name().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no gateway is " + service));
    }

    /** {@return the pods of a component that run} */
    public synchronized List<LabPod> pods(String component) {
        return pods.stream().filter(pod -> pod.component().equals(component)).toList();
    }

    /** {@return all pods that run} */
    public List<LabPod> pods() {
        return List.copyOf(pods);
    }

    /** {@return the ports of all services} */
    public List<ServicePort> services() {
        return ServicePorts.of(manifests).all();
    }

    /**
     * Ends a pod as a cluster does: nobody is led to it any more, it serves for as long as its hook before the stop says, is asked to
     * end, and is killed when its time is up.
     *
     * @param pod the pod
     * @param learning how long others still lead to it, because news takes its time in a cluster
     * @param beforeStop how long its container serves before it is asked to end
     */
    public void end(LabPod pod, Duration learning, Duration beforeStop) {
        new PodEnd(pod, learning, beforeStop).run(() -> {
            synchronized (this) {
                notServing.add(pod);
                apply();
            }
        });
        synchronized (this) {
            pods.remove(pod);
            notServing.remove(pod);
        }
        // A native sidecar ends after the containers that need it.
        pod.proxy().close();
        synchronized (this) {
            apply();
        }
    }

    /** Ends a pod as a cluster does, with the hook that its manifest has. */
    public void end(LabPod pod) {
        end(pod, LEARNING, pod.plan().template().beforeStop());
    }

    /** Ends pods at once, as the loss of their nodes does; others are led to them until the cluster has noticed. */
    public synchronized void lose(Collection<LabPod> lost) {
        lost.forEach(pod -> {
            pod.proxy().kill();
            pod.app().kill();
        });
        pods.removeAll(lost);
        apply();
    }

    /** Puts other manifests in the place of those that the mesh has, and returns when all proxies know. */
    public synchronized void change(UnaryOperator<ManifestTree> change) {
        manifests = change.apply(manifests);
        apply();
    }

    private void apply() {
        List<PodPlan> all = pods.stream().map(LabPod::plan).toList();
        List<PodPlan> serving = pods.stream()
                .filter(pod -> !notServing.contains(pod))
                .map(LabPod::plan)
                .toList();
        xds.bringTo(objects.documents(
                manifests, all, serving, gateways.stream().map(LabGateway::plan).toList()));
        xds.awaitSynced();
        Places places = new Places(ServicePorts.of(manifests), all, serving);
        Stream.concat(pods.stream().map(LabPod::proxy), gateways.stream().map(LabGateway::proxy))
                .forEach(proxy -> proxy.await(places::wrongIn));
    }

    /** {@return the ends of the logs of all programs, each below its name} */
    public String logs() {
        try (Stream<Path> files = Files.list(directory.path())) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .map(file -> file.getFileName() + ":\n" + LogEnd.of(file))
                    .collect(Collectors.joining("\n\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + directory.path(), e);
        }
    }

    /** Ends everything. */
    @Override
    public void close() {
        pods.forEach(pod -> {
            pod.proxy().kill();
            pod.app().close();
        });
        gateways.forEach(gateway -> gateway.proxy().kill());
        outside.close();
        xds.close();
        loopback.close();
        directory.close();
    }
}
