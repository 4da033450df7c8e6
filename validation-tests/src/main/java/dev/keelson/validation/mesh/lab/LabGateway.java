package dev.keelson.validation.mesh.lab;

import dev.keelson.validation.certificate.Authority;
import dev.keelson.validation.mesh.lab.object.GatewayPlan;
import dev.keelson.validation.mesh.lab.program.Proxy;
import dev.keelson.validation.mesh.traffic.Request;
import dev.keelson.validation.mesh.traffic.Security;

/**
 * A gateway that runs, as callers from outside see it.
 *
 * @since 0.1.0
 */
public final class LabGateway {
    private final GatewayPlan plan;
    private final Proxy proxy;
    private final Authority authority;

    LabGateway(GatewayPlan plan, Proxy proxy, Authority authority) {
        this.plan = plan;
        this.proxy = proxy;
        this.authority = authority;
    }

    GatewayPlan plan() {
        return plan;
    }

    Proxy proxy() {
        return proxy;
    }

    /**
     * Returns a request to a host over TLS, with a certificate that must be the host's.
     *
     * @param host that the gateway knows
     * @param request what is asked
     */
    public Request https(String host, Request request) {
        return request.to(plan.listeningOn(443), host).secure(Security.verified(host, authority));
    }

    /** Returns a request to a host without TLS. */
    public Request http(String host, Request request) {
        return request.to(plan.listeningOn(80), host);
    }

    /** {@return what the administration of its Envoy tells} */
    public String admin(String path) {
        return proxy.admin(path);
    }
}
