package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Percent;
import dev.keelson.core.workload.Schedule;

/** More connections than a server accepts. */
final class Pools {
    private Pools() {}

    static final class PoolExceedsLimit implements Mistake {
        private static final Component DB = SHOP.component("db");
        private static final Port SQL = Port.tcp("postgresql", 5432), ADMIN = Port.tcp("admin", 5433);

        @Override
        public void define(PlatformDraft p) {
            p.statefulSet(DB, IMAGE, s -> {
                sized(s);
                s.port(SQL).readiness(Probe.tcp(SQL)).connectionLimit(SQL, 100).connectionLimit(ADMIN, 5);
            });
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.connectsTo(DB, SQL, c -> c.pool(8))
                        .horizontalScaling(h -> h.between(2, 10).cpu(Percent.of(70)))
                        .rollingUpdate(u -> u.maxSurge(Percent.of(25)));
            });
            p.cronJob(WORKER, IMAGE, c -> {
                sized(c);
                c.schedule(Schedule.cron("0 3 * * *")).connectsTo(DB, SQL, edge -> edge.pool(5));
            });
        }
    }
}
