package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.access.ApiResource;
import dev.keelson.core.access.Grant;
import dev.keelson.core.access.Verb;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.certificate.Issuance;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.nodes.Karpenter;
import dev.keelson.core.nodes.NodeClass;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.token.VolumeSnapshotClass;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceNameTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Namespace DATA = Namespace.existing("shop-data");
    private static final Component API = SHOP.component("api");
    private static final Component STORE = DATA.component("store");
    private static final Port HTTP = Port.http(8080);
    private static final StorageClass FAST = SHOP.storageClass("fast");
    private static final VolumeSnapshotClass DAILY = SHOP.volumeSnapshotClass("daily");
    private static final PriorityClass FIRST = SHOP.priorityClass("first");
    private static final IssuerRef ISSUER = SHOP.clusterIssuer("issuer");
    private static final Image IMAGE = Image.parse("registry.example.com/images/api:1.4.2");

    private static final Definition DEFINITION = p -> {
        p.storageClass(FAST, "disk.example.com", s -> {});
        p.volumeSnapshotClass(DAILY, "disk.example.com", s -> {});
        p.priorityClass(FIRST, Count.of(9), c -> {});
        p.issuer(ISSUER, Issuance.selfSigned());
        p.with(Karpenter.nodePool(SHOP.nodePool("general"), NodeClass.ec2("nodes"), n -> {}));
        p.statefulSet(STORE, IMAGE, s -> s.port(HTTP)
                .claim("files", Storage.gib(1), c -> c.mountedAt("/files").storageClass(FAST)));
        p.deployment(API, IMAGE, d -> d.priority(FIRST)
                .connectsTo(STORE, HTTP)
                .grant(Grant.to(Verb.GET).on(ApiResource.NODES))
                .grant(Grant.to(Verb.GET).on(ApiResource.PODS).in(DATA))
                .env("URL", Text.of("http://", p.hostOf(STORE), ":", p.portOf(STORE, HTTP)))
                .env("PLACE", Text.of(p.nameOf(SHOP), " ", p.nameOf(DAILY))));
    };

    @Test
    void a_name_is_a_value_with_the_literal_as_its_default_at_the_line_of_the_token() {
        Map<String, Parameter> parameters = parameters(in(Environment.named("test")));

        assertThat(parameters.get("namespaces.shop.name")).satisfies(name -> {
            assertThat(name.value()).isEqualTo("shop");
            assertThat(name.implicit()).isTrue();
            assertThat(name.origin()).isEqualTo(SHOP.origin());
        });
        assertThat(parameters.get("namespaces.shop-data.name").value()).isEqualTo("shop-data");
    }

    @Test
    void an_override_changes_the_name_everywhere_and_moves_no_file() {
        Blueprint before = in(Environment.named("test"));
        Blueprint after = in(Environment.named("test")
                .override("namespaces.shop.name", "zz")
                .override("namespaces.shop-data.name", "zz-data"));
        Map<String, String> files = new ManifestLayout(before.resources()).texts();
        Map<String, String> renamed = new ManifestLayout(after.resources()).texts();

        assertThat(errors(after)).isEmpty();
        assertThat(renamed.keySet()).isEqualTo(files.keySet()).contains("_shop.yaml", "shop-data.store.yaml");
        assertThat(after.resources())
                .extracting(resource -> resource.id())
                .contains(
                        "Namespace zz",
                        "StorageClass zz-fast",
                        "VolumeSnapshotClass zz-daily",
                        "PriorityClass zz-first",
                        "ClusterIssuer zz-issuer",
                        "NodePool zz-general",
                        "ClusterRole zz:api",
                        "Role zz-data/zz:api",
                        "StatefulSet zz-data/store")
                .noneMatch(id -> id.contains("shop"));
        renamed.forEach((file, text) -> {
            if (!file.equals(ManifestLayout.KUSTOMIZATION)) {
                assertThat(text).as(file).doesNotContain("shop");
                assertThat(text.replace("zz", "shop")).as(file).isEqualTo(files.get(file));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shop", "a_b", "a.b", "-a", "two words"})
    void another_name_has_to_be_a_dns_label(String name) {
        Blueprint blueprint = in(Environment.named("test").override("namespaces.shop.name", name));

        assertThat(errors(blueprint)).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("out-of-bounds");
            assertThat(finding.path().toString()).isEqualTo("namespaces.shop.name");
        });
    }

    @Test
    void a_misspelt_namespace_is_told_with_the_right_one() {
        Blueprint blueprint = in(Environment.named("test").override("namespaces.shpo.name", "other"));

        assertThat(errors(blueprint)).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("unknown-path");
            assertThat(finding.fix()).contains("namespaces.shop.name");
        });
    }

    @Test
    void two_namespaces_with_one_name_are_found_by_what_they_hold_twice() {
        Blueprint blueprint = in(Environment.named("test").override("namespaces.shop.name", "shop-data"));

        assertThat(Blueprints.ids(blueprint)).contains("duplicate-object");
    }

    @Test
    void a_text_with_a_name_comes_from_the_setting_of_the_name() {
        Blueprint blueprint = in(Environment.named("test").override("api.env.PLACE", "elsewhere"));

        assertThat(errors(blueprint)).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("fed-by-setting");
            assertThat(finding.fix()).contains("namespaces.shop.name");
        });
    }

    private static Blueprint in(Environment environment) {
        return Platform.of(DEFINITION).in(environment);
    }

    private static List<Finding> errors(Blueprint blueprint) {
        return blueprint.findings().stream().filter(Finding::isError).toList();
    }

    private static Map<String, Parameter> parameters(Blueprint blueprint) {
        return blueprint.run().parameters().stream().collect(Collectors.toMap(Parameter::path, parameter -> parameter));
    }
}
