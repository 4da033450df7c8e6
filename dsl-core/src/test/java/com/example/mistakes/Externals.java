package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.ingress.IngressDoor;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.placement.Need;
import dev.keelson.core.placement.Topology;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Text;

/** Components that somebody else runs. */
final class Externals {
    private static final Component DB = SHOP.component("db");
    private static final Port SQL = Port.tcp("postgresql", 5432), ADMIN = Port.tcp("admin", 5433);
    private static final Host HOST = Host.named("db.example.com");
    private static final Peer SUBNET = Peer.block(Cidr.parse("198.51.100.0/24"));

    private Externals() {}

    static final class ExternalWithoutAddress implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.external(DB, HOST, e -> e.port(SQL));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.connectsTo(DB, SQL);
            });
        }
    }

    static final class ExternalPortNotOpen implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.external(DB, HOST, e -> e.port(SQL).at(SUBNET).connectionLimit(ADMIN, 5));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.connectsTo(DB, ADMIN).env("ADMIN", Text.of(p.portOf(DB, ADMIN)));
            });
        }
    }

    static final class ExternalAskedTooEarly implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.connectsTo(DB, SQL).env("DB", Text.of(p.hostOf(DB), ":", p.portOf(DB, SQL)));
            });
            p.external(DB, HOST, e -> e.port(SQL, 6432).at(SUBNET));
        }
    }

    static final class ExternalDefinedToo implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.external(DB, HOST, e -> e.port(SQL).at(SUBNET));
            p.statefulSet(DB, IMAGE, s -> {
                sized(s);
                s.port(SQL);
            });
        }
    }

    static final class ExternalComponent implements Mistake {
        private static final Component PROMETHEUS = SHOP.component("prometheus");

        @Override
        public void define(PlatformDraft p) {
            p.external(DB, HOST, e -> e.port(HTTP).at(SUBNET));
            p.external(PROMETHEUS, Host.named("prometheus.example.com"), e -> e.port(HTTP)
                    .at(Peer.anywhere()));
            p.job(WORKER, IMAGE, j -> {
                sized(j);
                j.before(DB);
            });
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.nearTo(DB, Topology.NODE, Need.preferred(10));
            });
            p.door(IngressDoor.nginx(Peer.namespace("ingress-nginx")));
            p.expose(SHOP.exposure("db"), Host.named("shop.example.com"), e -> e.path("/", DB, HTTP)
                    .plainHttp("a test"));
            p.monitoring(PROMETHEUS, Scraping.serviceMonitors(), m -> {});
        }
    }
}
