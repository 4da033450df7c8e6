package com.acme.platform;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.istio.canary.Canary;
import dev.keelson.istio.traffic.TrafficDraft;
import java.time.Duration;

/** How calls to the API are led: which version answers, how many it takes at once, and what goes wrong on purpose. */
final class ApiTraffic {
    static final Toggle CANARY =
            Setting.toggle("api.canary.enabled").describedAs("Runs the API's next version beside the one in use.");
    static final Setting<Percent> STEP = Setting.percent("api.canary.step", 0)
            .between(0, 100)
            .describedAs(
                    "How many of a hundred calls the next version gets: 0, 5, 25, 50 or 100. At 0 only testers reach it.");
    static final Setting<Percent> MIRRORED = Setting.percent("api.canary.mirror", 0)
            .between(0, 100)
            .describedAs(
                    "Of how many of a hundred reading requests the next version gets a copy that nobody waits for.");

    static final Toggle FAULTS = Setting.toggle("api.faults.enabled")
            .describedAs(
                    "Lets Nexus ask for faults of the API: x-fault: delay or x-fault: abort. Without effect in production.");
    static final Setting<Span> DELAY = Setting.span("api.faults.delay", Span.of(Duration.ofSeconds(3)))
            .describedAs("How late a delayed answer comes.");
    static final Setting<Percent> DELAYED = Setting.percent("api.faults.delayed", 100)
            .between(0, 100)
            .describedAs("How many of a hundred requests with x-fault: delay are delayed.");
    static final Setting<Count> STATUS = Setting.count("api.faults.status", 503)
            .between(400, 599)
            .describedAs("What a request is answered that is to fail.");
    static final Setting<Percent> ABORTED = Setting.percent("api.faults.aborted", 100)
            .between(0, 100)
            .describedAs("How many of a hundred requests with x-fault: abort fail.");

    /** The next version; once it has all calls it becomes the API's own image. */
    private static final Image NEXT = Image.parse("product/api:1.5.0");

    /**
     * What each pod may have under way. At its planned load it is half of that, with answers that take half a second; the
     * other half is for the time until more pods are there.
     */
    private static final int UNDER_WAY = ApiService.REQUESTS_PER_SECOND;

    private static final String FAULT = "x-fault";

    private ApiTraffic() {}

    static void of(PlatformDraft p, DeploymentDraft d) {
        if (p.get(CANARY)) {
            d.with(Canary.of(NEXT.registry(p.get(Environments.REGISTRY)), c -> c.steps(5, 25, 50, 100)
                    .step(p.get(STEP))
                    .replicas(canaries(p))
                    .testers("x-canary", "true")
                    .mirror(p.get(MIRRORED))));
        }
        ServiceMesh.requests(d, Duration.ofSeconds(15), Duration.ofSeconds(4), t -> {
            Count atOnce = p.get(ApiService.MAXIMUM).times(UNDER_WAY);
            // Each caller's sidecar counts for itself, and one may have all of the load. A connection carries one
            // request at
            // a time. What is more than all pods can have under way and hold for a moment is refused at once.
            t.pool(o -> o.connectTimeout(Duration.ofSeconds(2))
                    .maxConnections(atOnce)
                    .maxRequests(atOnce)
                    .maxPendingRequests(p.get(ApiService.MAXIMUM).times(UNDER_WAY / 4))
                    // A service that is down is not asked again by everybody at once.
                    .maxRetries(p.get(ApiService.MAXIMUM).times(2)));
            // In this order production does not even ask: whoever sets it there is told that nobody reads it.
            if (!p.get(Environments.PRODUCTION) && p.get(FAULTS)) {
                faults(p, t);
            }
            // Reports read for half a minute, and nobody asks for one twice because it takes its time.
            t.route("reports", r -> r.when(m -> m.path("/v1/reports"))
                    .timeout(Duration.ofSeconds(30))
                    .retries(a -> a.attempts(0)));
        });
    }

    /**
     * {@return how many pods of the next version run: its share of the most there are, and two at least, so that testers are
     * served while one is replaced}
     */
    private static Count canaries(PlatformDraft p) {
        return p.get(ApiService.MAXIMUM).percent(p.get(STEP)).atLeast(2);
    }

    /**
     * By header alone: whoever tries how Nexus copes says so with a request, and everybody else who works in the environment
     * keeps an API that is as well as it is. Requests on these routes are not tried again, which is what faults are for.
     */
    private static void faults(PlatformDraft p, TrafficDraft t) {
        t.route("delayed", r -> r.when(m -> m.from(NexusGateway.NEXUS).header(FAULT, "delay"))
                        .fault(f -> f.delay(p.get(DELAY), p.get(DELAYED))))
                .route("failing", r -> r.when(m -> m.from(NexusGateway.NEXUS).header(FAULT, "abort"))
                        .fault(f -> f.abort(p.get(STATUS), p.get(ABORTED))));
    }
}
