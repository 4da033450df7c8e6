package com.acme.platform;

import dev.keelson.core.exposure.Door;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Namespace;
import dev.keelson.helm.chart.HelmChart;
import dev.keelson.helm.chart.Maintainer;
import dev.keelson.helm.tests.HelmTests;
import dev.keelson.istio.gateway.IstioDoor;

/** The whole platform: what everything stands on, the databases, the services, and what watches them. */
public final class ProductPlatform implements Definition {
    static final Namespace PRODUCT = Namespace.named("product");
    static final Namespace MONITORING = Namespace.named("monitoring");

    private final Door door;

    /** The platform behind Istio's own gateway. */
    public ProductPlatform() {
        this(IstioDoor.at(ServiceMesh.GATEWAY));
    }

    /**
     * The same behind another door.
     *
     * @param door what leads callers from outside into the mesh
     */
    public ProductPlatform(Door door) {
        this.door = door;
    }

    @Override
    public String name() {
        return "product";
    }

    @Override
    public void define(PlatformDraft p) {
        p.with(HelmChart.described(c -> c.description("The product: databases, services, and what watches them.")
                .home("https://product.example.com")
                .source("https://git.example.com/product/platform")
                .keyword("product")
                .maintainer(Maintainer.named("Platform team").email("platform@example.com"))
                .releaseNamespace(PRODUCT)
                .subchart(PostgresDatabase.POSTGRES, PostgresDatabase.ENABLED)
                .subchart(RedisStore.REDIS, RedisStore.ENABLED)
                .subchart(Neo4jDatabase.NEO4J, Neo4jDatabase.ENABLED)));

        p.with(HelmTests.ofConnections());

        Foundation.define(p, door);
        ServiceMesh.define(p);

        PostgresDatabase.define(p);
        RedisStore.define(p);
        Neo4jDatabase.define(p);

        ApiService.define(p);
        McpServer.define(p);
        NexusGateway.define(p);
        DataFlow.define(p);
        RateLimits.define(p);

        if (p.get(Prometheus.ENABLED)) {
            Prometheus.define(p);
            Grafana.define(p);
        } else {
            p.accept("nobody-scrapes", "monitoring is switched off");
        }
    }
}
