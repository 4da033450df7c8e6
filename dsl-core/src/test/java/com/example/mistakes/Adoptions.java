package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;

import dev.keelson.core.adoption.Manifest;
import dev.keelson.core.dekorate.Dekorate;
import dev.keelson.core.platform.PlatformDraft;
import io.dekorate.kubernetes.config.Annotation;
import io.dekorate.kubernetes.decorator.AddAnnotationDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.ContainerBuilder;

/** What services' own builds say, and decorators. */
final class Adoptions {
    private Adoptions() {}

    private static Manifest manifest(String name) {
        return Manifest.of(Adoptions.class, "com/example/adoption/" + name);
    }

    static final class ManifestMissing implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, Manifest.ofDekorate(ManifestMissing.class), d -> d.user(1000));
            p.deployment(WORKER, IMAGE, d -> {
                Shared.sized(d);
                d.connectsTo(API, HTTP);
            });
        }
    }

    static final class ManifestUnreadable implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(SHOP.component("values"), manifest("values.yml"), d -> d.user(1000));
            p.deployment(SHOP.component("broken"), manifest("broken.yml"), d -> d.user(1000));
            p.deployment(SHOP.component("imageless"), manifest("no-image.yml"), d -> d.user(1000));
        }
    }

    static final class ManifestWorkload implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, manifest("no-workload.yml"), d -> d.user(1000));
            p.deployment(WORKER, manifest("several-workloads.yml"), d -> d.user(1000));
            p.statefulSet(SHOP.component("other-kind"), manifest("orders.yml"), s -> s.user(1000));
        }
    }

    static final class AdoptedFieldIgnored implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, manifest("orders-beyond-words.yml"), d -> d.user(1000));
        }
    }

    static final class NullManifests implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, (Manifest) null, Shared::serving);
            p.deployment(WORKER, Manifest.of(null, "orders.yml"), d -> d.user(1000));
        }
    }

    static final class DecoratorWithoutEffect implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                Shared.serving(d);
                d.with(Dekorate.decorator(
                        "the team wants it",
                        new AddAnnotationDecorator("orders", new Annotation("example.com/team", "orders", null))));
            });
        }
    }

    static final class DecoratorThrows implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                Shared.serving(d);
                d.with(Dekorate.decorator("not today", new Failing()));
            });
        }
    }

    private static final class Failing extends Decorator<ContainerBuilder> {
        @Override
        public void visit(ContainerBuilder container) {
            throw new IllegalStateException("not today");
        }
    }
}
