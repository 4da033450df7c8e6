package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Image;
import dev.keelson.core.workload.Schedule;
import java.time.Duration;

/** Pods that wait in vain, or for nobody. */
final class Waits {
    private static final Image KUBECTL = Image.parse("registry.k8s.io/kubectl:v1.34.2");
    private static final Component MIGRATION = SHOP.component("migration"), SEED = SHOP.component("seed");

    private Waits() {}

    static final class AwaitedCronJob implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.defaults(c -> c.waitsWith(KUBECTL));
            p.cronJob(WORKER, IMAGE, c -> {
                sized(c);
                c.schedule(Schedule.cron("@daily")).suspended();
            });
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.after(WORKER);
            });
        }
    }

    static final class AwaitedJobExpires implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.defaults(c -> c.waitsWith(KUBECTL));
            p.job(MIGRATION, IMAGE, j -> {
                sized(j);
                j.revision("1.4.2").before(API).before(SEED).ttlAfterFinished(Duration.ofHours(1));
            });
            p.job(SEED, IMAGE, j -> sized(j));
            p.deployment(API, IMAGE, d -> serving(d));
        }
    }

    static final class WaitBeyondDeadline implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.job(MIGRATION, IMAGE, j -> {
                sized(j);
                j.after(WORKER).waitsWith(KUBECTL).activeDeadline(Duration.ofMinutes(5));
            });
            p.deployment(WORKER, IMAGE, d -> sized(d));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.after(WORKER)
                        .waitsWith(KUBECTL, w -> w.timeout(Duration.ofMinutes(3)))
                        .progressDeadline(Duration.ofMinutes(2));
            });
        }
    }

    static final class WaitWithoutRetry implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(WORKER, IMAGE, d -> sized(d));
            p.job(MIGRATION, IMAGE, j -> {
                sized(j);
                j.after(WORKER).waitsWith(KUBECTL).backoffLimit(0);
            });
        }
    }

    static final class NobodyAwaited implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.defaults(c -> c.waitsWith(KUBECTL));
            p.deployment(WORKER, IMAGE, d -> sized(d));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.waitsWith(KUBECTL);
            });
        }
    }

    /** What has another's name, and steps that are no different from other containers. */
    static final class StepsOfWaiting implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            Component far = SHOP.component("w".repeat(60));
            p.deployment(far, IMAGE, d -> sized(d));
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.after(far).waitsWith(KUBECTL);
            });
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.after(WORKER)
                        .waitsWith(Image.parse("registry.k8s.io/kubectl"))
                        .emptyDir("waiting-token", e -> e.mountedAt("/work"))
                        .initContainer("after-worker", IMAGE, c -> sized(c));
            });
        }
    }
}
