package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Ways around the language, and definitions that are no functions. */
final class Escapes {
    private Escapes() {}

    static final class PatchWithoutTarget implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.with(Raw.patch(
                        StatefulSet.class, "not modelled yet", s -> s.getSpec().setMinReadySeconds(5)));
            });
        }
    }

    static final class PatchThrows implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.with(Raw.patch(Deployment.class, "not modelled yet", x -> x.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getInitContainers()
                        .get(0)
                        .setImage("other")));
            });
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.with(Raw.patch(Deployment.class, "not modelled yet", x -> {
                    throw new IllegalStateException("not today");
                }));
            });
        }
    }

    static final class RawWithoutName implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.with(Raw.resource(new ConfigMap(), "made by hand"));
            p.with(Raw.resource(null, "made by hand"));
        }
    }

    static final class SchemaViolation implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.with(Raw.patch(Deployment.class, "not modelled yet", x -> x.getSpec()
                        .setAdditionalProperty("minimumReadySeconds", 5)));
            });
        }
    }

    static final class UnwritableObject implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.with(Raw.resource(
                    new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("noise")
                            .withNamespace("shop")
                            .endMetadata()
                            .addToData("half", "\uD83D")
                            .build(),
                    "made by hand"));
        }
    }

    static final class ImpureDefinition implements Mistake {
        private final AtomicInteger runs = new AtomicInteger();

        @Override
        public void define(PlatformDraft p) {
            int run = runs.incrementAndGet();
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("STARTED", "run " + run);
            });
            if (run == 1) {
                p.deployment(WORKER, IMAGE, Shared::sized);
            }
        }
    }

    static final class ImpureDefinitionWithMistake implements Mistake {
        private final AtomicInteger runs = new AtomicInteger();

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                for (int i = 0; i < runs.get(); i++) {
                    d.replicas(1).replicas(1);
                }
            });
            runs.incrementAndGet();
        }
    }
}
