package dev.keelson.validation.mesh.lab;

import dev.keelson.validation.certificate.Credential;
import dev.keelson.validation.mesh.lab.object.PodPlan;
import dev.keelson.validation.mesh.lab.object.ServicePort;
import dev.keelson.validation.mesh.lab.object.ServicePorts;
import dev.keelson.validation.mesh.lab.program.Proxy;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.App;
import dev.keelson.validation.mesh.traffic.Request;
import dev.keelson.validation.mesh.traffic.Security;
import java.util.List;

/**
 * A pod of a mesh that runs: a container that answers and asks, and its sidecar.
 *
 * @since 0.1.0
 */
public final class LabPod {
    private final PodPlan plan;
    private final ServicePorts services;
    private final Credential identity;
    private final App app;
    private final Proxy proxy;

    LabPod(PodPlan plan, ServicePorts services, Credential identity, App app, Proxy proxy) {
        this.plan = plan;
        this.services = services;
        this.identity = identity;
        this.app = app;
        this.proxy = proxy;
    }

    PodPlan plan() {
        return plan;
    }

    Proxy proxy() {
        return proxy;
    }

    /** {@return its name: the component's and a number} */
    public String name() {
        return plan.name();
    }

    /** {@return what it is a pod of: {@code product/api}} */
    public String component() {
        return plan.namespace() + "/" + plan.template().name();
    }

    /** {@return whether a port of a service leads to it} */
    public boolean isBehind(ServicePort port) {
        return port.selects(plan);
    }

    /** {@return the port of its own that one of a service leads to} */
    public int portBehind(ServicePort port) {
        return port.targetOn(plan);
    }

    /** {@return the zone of its node} */
    public String zone() {
        return plan.zone();
    }

    /** {@return its container} */
    public App app() {
        return app;
    }

    /** {@return who it is in the mesh} */
    public Credential identity() {
        return identity;
    }

    /**
     * Asks another component, through its own sidecar and that of a pod that answers.
     *
     * @param service {@code product/api}
     * @param port that callers name
     * @param request what is asked
     */
    public List<Answer> asks(String service, int port, Request request) {
        ServicePort asked = services.get(service, port);
        Request addressed = request.to(addressOf(asked), asked.host() + ":" + port);
        return asked.http() ? app.call(addressed) : List.of(app.sendLine(addressed));
    }

    /** {@return a request as this pod would make it to a service} */
    public Request to(String service, int port, Request request) {
        ServicePort asked = services.get(service, port);
        return request.to(addressOf(asked), asked.host() + ":" + port);
    }

    /** {@return where this pod's container finds a service: its own sidecar, which leads there} */
    public String addressOf(String service, int port) {
        return addressOf(services.get(service, port));
    }

    private String addressOf(ServicePort asked) {
        return (asked.http() ? plan.requests() : plan.streams(asked.host())) + ":" + asked.number();
    }

    /**
     * Asks one pod past its own sidecar, with its own identity, as somebody would who broke into its container: what is refused now
     * is refused by the other side.
     *
     * @param pod who is asked
     * @param service by which it is asked
     * @param port that callers of the service name
     * @param request what is asked
     */
    public List<Answer> asksDirectly(LabPod pod, String service, int port, Request request) {
        return directly(pod, service, port, request.secure(Security.identified(identity)));
    }

    /** Asks one pod past its own sidecar, without any identity. */
    public List<Answer> asksInPlaintext(LabPod pod, String service, int port, Request request) {
        return directly(pod, service, port, request);
    }

    /** Returns a request to the container of a pod, past all proxies and in plain text: what the mesh adds is measured against it. */
    public Request pastTheMesh(LabPod pod, String service, int port, Request request) {
        ServicePort asked = services.get(service, port);
        int listening = pod.plan.containerPorts().getOrDefault(asked.targetOn(pod.plan), 0);
        return request.to("127.0.0.1:" + listening, asked.host() + ":" + asked.number());
    }

    private List<Answer> directly(LabPod pod, String service, int port, Request request) {
        ServicePort asked = services.get(service, port);
        Request addressed =
                request.to(pod.plan.address() + ":" + asked.targetOn(pod.plan), asked.host() + ":" + asked.number());
        return asked.http() ? app.call(addressed) : List.of(app.sendLine(addressed));
    }

    /** Kills its proxy, of which the control plane is not told: callers are still led to the pod, and refused. */
    public void killProxy() {
        proxy.kill();
    }

    /** {@return what the administration of its Envoy tells: {@code /clusters}, say} */
    public String admin(String path) {
        return proxy.admin(path);
    }

    @Override
    public String toString() {
        return plan.name();
    }
}
