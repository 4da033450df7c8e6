package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.network.traffic.TrafficPolicy;
import dev.keelson.core.placement.Topology;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Text;
import java.time.Duration;

/** Services that are open to too many or to nobody, and names that lead nowhere. */
final class Services {
    private static final Port SQL = Port.tcp("sql", 5432);
    private static final Port JDWP = Port.tcp("jdwp", 5005);
    private static final Cidr OFFICE = Cidr.parse("203.0.113.0/24");

    private Services() {}

    private static void production(PlatformDraft p) {
        p.production();
        p.defaults(c -> c.spreadOver(Topology.ZONE).disruptions(b -> b.maxUnavailable(1)));
    }

    static final class OpenLoadBalancer implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            production(p);
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(2).acceptsFrom(Peer.block(OFFICE), HTTP).service(s -> s.loadBalancer(l -> {}));
            });
        }
    }

    static final class NodePortInProduction implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            production(p);
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(2).acceptsFrom(Peer.block(OFFICE), HTTP).service(s -> s.nodePort(n -> {}));
            });
        }
    }

    static final class LocalTrafficOnePod implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.service(s -> s.internalTrafficPolicy(TrafficPolicy.LOCAL));
            });
        }
    }

    static final class OutsideRefused implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.service(s -> s.loadBalancer(l -> l.sourceRanges(OFFICE)));
            });
        }
    }

    static final class ServiceOfTwoKinds implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.acceptsFrom(Peer.block(OFFICE), HTTP).service(s -> s.headless()
                        .nodePort(n -> n.nodePort(SQL, 30_432))
                        .sessionAffinity(Duration.ofDays(2)));
            });
        }
    }

    static final class UnreachableAddresses implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.env("MISSPELT", "http://apy:8080/v1")
                        .env("OTHER_PORT", "jdbc:postgresql://api.shop.svc:5432/orders")
                        .env("UNCONNECTED", "api.shop.svc.cluster.local:8080")
                        .env("OUTSIDE", "https://api.example.com:8443, redis.other.svc:6379, api:8080")
                        .env("OWN", "http://localhost:9000,http://127.0.0.1:9000");
            });
        }
    }

    static final class DevelopmentInProduction implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            production(p);
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(2).development(v -> v.debugPort(JDWP));
            });
        }
    }

    static final class NamesOfNobody implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            Component nobody = SHOP.component("nobody"), migrate = SHOP.component("migrate");
            p.job(migrate, IMAGE, Shared::sized);
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("A", Text.of("http://", p.hostOf(nobody), ":", p.portOf(nobody, HTTP)));
                d.env("B", p.hostOf(migrate));
                d.env("C", Text.of(p.portOf(WORKER, SQL)));
            });
            p.deployment(WORKER, IMAGE, Shared::serving);
        }
    }

    static final class NoService implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.service(s -> s.none()).env("SELF", Text.of(p.portOf(API, HTTP)));
            });
            p.deployment(WORKER, IMAGE, Shared::sized);
            p.deployment(SHOP.component("front"), IMAGE, d -> {
                sized(d);
                d.env("WORKER", p.hostOf(WORKER));
            });
        }
    }

    static final class AskedTooEarly implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.env("API", Text.of("http://", p.hostOf(API), ":", p.portOf(API, HTTP)));
            });
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.service(s -> s.port(HTTP, 80));
            });
        }
    }
}
