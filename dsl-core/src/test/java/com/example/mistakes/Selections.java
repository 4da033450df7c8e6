package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.Map;

/** Raw patches and raw objects whose labels and ports lead nowhere, or to others. */
final class Selections {
    private static final String NAME = "app.kubernetes.io/name";

    private Selections() {}

    static final class SelectorMismatch implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.with(Raw.patch(
                        Deployment.class,
                        "a tier is selected too",
                        x -> x.getSpec().getSelector().getMatchLabels().put("tier", "web")));
            });
        }
    }

    static final class OverlappingSelectors implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.with(Raw.patch(Deployment.class, "one name for both", x -> {
                    x.getSpec().getSelector().getMatchLabels().put(NAME, "api");
                    x.getSpec().getTemplate().getMetadata().getLabels().put(NAME, "api");
                }));
            });
        }
    }

    static final class GoverningService implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.statefulSet(API, IMAGE, s -> {
                sized(s);
                s.with(Raw.patch(
                        StatefulSet.class, "the old name", x -> x.getSpec().setServiceName("api-peers")));
            });
        }
    }

    static final class ServiceWithoutPods implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.with(Raw.patch(Service.class, "a tier is selected too", x -> x.getSpec()
                        .getSelector()
                        .put("tier", "web")));
            });
        }
    }

    static final class ServiceWithoutKnownPods implements Mistake {
        private static final Namespace LEGACY = Namespace.existing("legacy");

        @Override
        public void define(PlatformDraft p) {
            p.deployment(LEGACY.component("api"), IMAGE, Shared::serving);
            p.with(Raw.resource(
                    new ServiceBuilder()
                            .withNewMetadata()
                            .withName("mainframe")
                            .withNamespace("legacy")
                            .endMetadata()
                            .withNewSpec()
                            .addToSelector("app", "mainframe")
                            .addNewPort()
                            .withPort(80)
                            .endPort()
                            .endSpec()
                            .build(),
                    "made by hand"));
        }
    }

    static final class SplitTraffic implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(WORKER, IMAGE, Shared::serving);
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.with(Raw.patch(Service.class, "everything in one", x -> x.getSpec()
                        .setSelector(Map.of("keelson.dev/track", "stable"))));
            });
        }
    }

    static final class Ports implements Mistake {
        private static final Port METRICS = Port.http("metrics", 9090);

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.port(METRICS);
                d.with(Raw.patch(Service.class, "no name needed", x -> {
                    x.getSpec().getPorts().get(0).setTargetPort(new IntOrString(8081));
                    x.getSpec().getPorts().get(1).setName(null);
                }));
            });
        }
    }

    static final class Policies implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.with(Raw.resource(policy("web", "web", "api"), "made by hand"));
            p.with(Raw.resource(policy("frontend", "api", "frontend"), "made by hand"));
        }

        private static NetworkPolicy policy(String name, String of, String from) {
            return new NetworkPolicyBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .withNamespace(SHOP.name())
                    .endMetadata()
                    .withNewSpec()
                    .withNewPodSelector()
                    .addToMatchLabels(NAME, of)
                    .endPodSelector()
                    .addToPolicyTypes("Ingress")
                    .addNewIngress()
                    .addNewFrom()
                    .withNewPodSelector()
                    .addToMatchLabels(NAME, from)
                    .endPodSelector()
                    .endFrom()
                    .addNewPort()
                    .withPort(new IntOrString(HTTP.name()))
                    .endPort()
                    .endIngress()
                    .endSpec()
                    .build();
        }
    }
}
