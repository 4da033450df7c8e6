package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.serving;

import dev.keelson.core.access.ApiResource;
import dev.keelson.core.access.Grant;
import dev.keelson.core.access.Verb;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.List;

/** Rights to the API server that give too much, or nothing. */
final class Accesses {
    private Accesses() {}

    static final class PowerfulGrants implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.grant(Grant.to(Verb.GET, Verb.LIST).on(ApiResource.SECRETS));
                d.grant(Grant.to(Verb.CREATE).on(ApiResource.PODS, ApiResource.JOBS));
                d.grant(Grant.to(Verb.CREATE).on(ApiResource.POD_EXEC));
                d.grant(Grant.to(Verb.BIND).on(ApiResource.clusterScoped("clusterroles.rbac.authorization.k8s.io")));
            });
        }
    }

    static final class UnfitVerbs implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.grant(Grant.to(Verb.WATCH).on(ApiResource.POD_LOGS));
                d.grant(Grant.to(Verb.GET, Verb.CREATE)
                        .on(ApiResource.CONFIG_MAPS)
                        .named(SHOP.config("leader")));
                d.grant(Grant.to(Verb.LIST).on(ApiResource.SERVICES, ApiResource.POD_EVICTION));
            });
        }
    }

    static final class InvalidResource implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.grant(Grant.to(Verb.GET).on(ApiResource.named("apps/StatefulSets")));
            });
        }
    }

    static final class RawRoles implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> serving(d));
            p.with(Raw.resource(
                    new RoleBuilder()
                            .withNewMetadata()
                            .withName("operator")
                            .withNamespace("shop")
                            .endMetadata()
                            .addNewRule()
                            .withApiGroups("apps")
                            .withResources("*")
                            .withVerbs("get")
                            .endRule()
                            .addNewRule()
                            .withApiGroups("")
                            .withResources("pods")
                            .withVerbs("get", "lst")
                            .endRule()
                            .build(),
                    "made by hand"));
        }
    }

    static final class Bindings implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.grant(Grant.to(Verb.GET).on(ApiResource.CONFIG_MAPS));
            });
            p.with(Raw.resource(
                    new RoleBindingBuilder()
                            .withNewMetadata()
                            .withName("reader")
                            .withNamespace("shop")
                            .endMetadata()
                            .withNewRoleRef("rbac.authorization.k8s.io", "Role", "apl")
                            .addNewSubject("", "ServiceAccount", "apu", "shop")
                            .build(),
                    "made by hand"));
            p.with(Raw.resource(
                    new ClusterRoleBindingBuilder()
                            .withNewMetadata()
                            .withName("everybody")
                            .endMetadata()
                            .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                            .addNewSubject("rbac.authorization.k8s.io", "Group", "system:authenticated", null)
                            .build(),
                    "made by hand"));
        }
    }

    static final class TokenWithoutGrant implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.with(Raw.patch(
                        Deployment.class,
                        "not modelled yet",
                        x -> x.getSpec().getTemplate().getSpec().setAutomountServiceAccountToken(true)));
            });
        }
    }

    static final class AcceptedGrant implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.grant(Grant.to(Verb.GET).on(ApiResource.SECRETS));
                d.accept("secret-grant", "it syncs them to the vault");
            });
            p.with(Raw.resource(
                    new RoleBuilder()
                            .withNewMetadata()
                            .withName("reader")
                            .withNamespace("shop")
                            .endMetadata()
                            .withRules(List.of())
                            .build(),
                    "an empty role is harmless"));
        }
    }
}
