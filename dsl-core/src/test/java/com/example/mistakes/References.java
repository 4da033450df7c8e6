package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.serving;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.function.Consumer;

/** Raw patches and raw objects that refer to what is not there, or are there twice. */
final class References {
    private References() {}

    private static void patched(PlatformDraft p, Consumer<Deployment> patch) {
        p.deployment(API, IMAGE, d -> {
            serving(d);
            d.with(Raw.patch(Deployment.class, "not modelled yet", patch));
        });
    }

    private static Container main(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
    }

    private static ConfigMap config(String namespace, String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .addToData("mode", "fast")
                .build();
    }

    static final class DuplicateObject implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.with(Raw.resource(config("shop", "modes"), "made by hand"));
            p.with(Raw.resource(config("shop", "modes"), "made by hand"));
        }
    }

    static final class UndeclaredNamespace implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.with(Raw.resource(config("shopp", "modes"), "made by hand"));
        }
    }

    static final class DuplicateName implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            patched(p, x -> main(x).getPorts()
                    .add(new ContainerPortBuilder()
                            .withName("http")
                            .withContainerPort(8081)
                            .build()));
        }
    }

    static final class PortClash implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            patched(p, x -> {
                Container second = new io.fabric8.kubernetes.api.model.ContainerBuilder(main(x))
                        .withName("proxy")
                        .build();
                x.getSpec().getTemplate().getSpec().getContainers().add(second);
            });
        }
    }

    static final class UndefinedServiceAccount implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            patched(p, x -> x.getSpec().getTemplate().getSpec().setServiceAccountName("apl"));
        }
    }

    static final class UndefinedVolume implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            patched(p, x -> main(x).getVolumeMounts()
                    .add(new VolumeMountBuilder()
                            .withName("cache")
                            .withMountPath("/cache")
                            .build()));
        }
    }

    static final class UnknownConfig implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            patched(p, x -> main(x).getEnvFrom()
                    .add(new EnvFromSourceBuilder()
                            .withNewConfigMapRef("modes", false)
                            .build()));
        }
    }

    static final class UndefinedSecretKey implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("PASSWORD", SHOP.existingSecret("db").key("pasword"));
            });
            p.with(Raw.resource(
                    new SecretBuilder()
                            .withNewMetadata()
                            .withName("db")
                            .withNamespace("shop")
                            .endMetadata()
                            .addToStringData("password", "only for the test")
                            .build(),
                    "made by hand"));
        }
    }

    static final class PodSecurity implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.security(s -> s.rootUser("the vendor's image insists"));
            });
        }
    }
}
