package dev.keelson.validation.mesh.istio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.validation.mesh.istio.AnalysisMessage.Level;
import dev.keelson.validation.process.ProcessFailedException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Istio's analyzers see whole bundles: none of them is skipped, and each reports the mistake it is there for. */
@Tag("slow")
class IstioAnalysisTest {
    @TempDir
    private static Path shared;

    private static Path controlPlane;

    @TempDir
    private Path directory;

    @BeforeAll
    static void render() {
        controlPlane = Bundles.controlPlane(shared, Bundles.operator());
    }

    @Test
    void a_bundle_without_mistakes_has_no_messages_and_no_analyzer_is_skipped() {
        AnalysisReport report = analyse(Bundles.shop());

        assertThat(report.messages()).isEmpty();
        assertThat(report.skipped()).isEmpty();
        assertThat(report.executed())
                .as("those that need pods, namespaces and services among them")
                .hasSizeGreaterThan(50)
                .contains(
                        "auth.AuthorizationPoliciesAnalyzer",
                        "deployment.MultiServiceAnalyzer",
                        "destinationrule.SubsetSelectPodAnalyzer",
                        "gateway.IngressGatewayPortAnalyzer",
                        "gateway.SecretAnalyzer",
                        "injection.Analyzer",
                        "injection.ImageAnalyzer",
                        "service.PortNameAnalyzer",
                        "sidecar.SelectorAnalyzer",
                        "virtualservice.DestinationHostAnalyzer",
                        "webhook.Analyzer");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_reported(Mistake mistake) {
        AnalysisReport report = analyse(Bundles.shopWith(mistake.text(), mistake.other()));

        assertThat(report.messages())
                .extracting(AnalysisMessage::code, AnalysisMessage::resource)
                .contains(tuple(mistake.code(), mistake.resource()));
        assertThat(report.messages())
                .allSatisfy(message -> assertThat(message.text()).isNotBlank());
    }

    static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "IST0101",
                        "VirtualService shop/web",
                        "destination: {host: web.shop.svc.cluster.local",
                        "destination: {host: wbe.shop.svc.cluster.local"),
                new Mistake("IST0101", "VirtualService shop/web", "gateways: [shop]", "gateways: [shpo]"),
                new Mistake(
                        "IST0101",
                        "Gateway shop/shop",
                        "selector: {istio: ingressgateway}",
                        "selector: {istio: ingres}"),
                new Mistake("IST0101", "Gateway shop/shop", "credentialName: shop-tls", "credentialName: shop"),
                new Mistake("IST0101", "Gateway shop/shop", "secretName: shop-tls", "secretName: shop"),
                new Mistake("IST0106", "VirtualService shop/api", "weight: 90", "weight: -90"),
                new Mistake(
                        "IST0108",
                        "Namespace shop",
                        "  labels: {istio-injection: enabled,",
                        "  annotations: {sidecar.istio.io/injekt: 'x'}\n  labels: {istio-injection: enabled,"),
                new Mistake("IST0118", "Service shop/api", serviceOf("api", "http"), serviceOf("api", "web")),
                new Mistake(
                        "IST0127",
                        "AuthorizationPolicy shop/db",
                        "matchLabels: {app.kubernetes.io/name: db}\n  rules",
                        "matchLabels: {app.kubernetes.io/name: bd}\n  rules"),
                new Mistake(
                        "IST0132",
                        "VirtualService shop/web",
                        "hosts: [shop.example.com]\n  gateways",
                        "hosts: [example.org]\n  gateways"),
                new Mistake(
                        "IST0162",
                        "Gateway shop/shop",
                        "port: {number: 443, name: https",
                        "port: {number: 8444, name: https"),
                new Mistake(
                        "IST0173",
                        "DestinationRule shop/api",
                        "{name: canary, labels: {app.kubernetes.io/version: canary}}",
                        "{name: canary, labels: {app.kubernetes.io/version: next}}"),
                new Mistake(
                        "IST0174",
                        "DestinationRule shop/api",
                        "  host: api.shop.svc.cluster.local\n  subsets",
                        "  host: ipa.shop.svc.cluster.local\n  subsets"));
    }

    /** Istio does not ask whom a policy is about, so that other proofs have to. */
    @Test
    void a_principal_and_a_method_that_nobody_has_are_not_reported() {
        String shop = Bundles.shopWith("sa/web]", "sa/wbe]").replace("methods: [GET]", "methods: [GTE]");

        assertThat(analyse(shop).messages()).isEmpty();
    }

    @Test
    void pods_without_their_sidecars_are_reported() {
        AnalysisReport report =
                IstioAnalysis.install().of(controlPlane, Bundles.write(directory.resolve("shop"), Bundles.shop()));

        assertThat(report.atLeast(Level.WARNING))
                .extracting(AnalysisMessage::code, AnalysisMessage::resource)
                .contains(tuple("IST0103", "Pod shop/web-deployment"));
    }

    /** Which istioctl passes over, and the mesh with it. */
    @Test
    void a_misspelt_field_of_the_mesh_configuration_fails() {
        Path plane = Bundles.controlPlane(
                directory.resolve("misspelt"),
                Bundles.operator().replace("outboundTrafficPolicy:", "outboundTraficPolicy:"));

        assertThatThrownBy(() -> IstioAnalysis.install().of(plane))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("mesh configuration")
                .hasMessageContaining("outboundTraficPolicy");
    }

    @Test
    void messages_can_be_taken_by_their_level() {
        AnalysisMessage info = new AnalysisMessage("IST0118", Level.INFO, "", "", "");
        AnalysisMessage warning = new AnalysisMessage("IST0127", Level.WARNING, "", "", "");
        AnalysisMessage error = new AnalysisMessage("IST0101", Level.ERROR, "", "", "");
        AnalysisReport report = new AnalysisReport(List.of(error, warning, info), List.of(), List.of());

        assertThat(report.atLeast(Level.WARNING)).containsExactly(error, warning);
        assertThat(report.atLeast(Level.INFO)).containsExactly(error, warning, info);
    }

    private AnalysisReport analyse(String objects) {
        Path platform = Bundles.write(directory.resolve("shop"), objects);
        Path injected = SidecarInjection.install().inject(controlPlane, platform, directory.resolve("injected"));
        return IstioAnalysis.install().of(controlPlane, injected);
    }

    private static String serviceOf(String name, String port) {
        return "selector: {app.kubernetes.io/name: " + name + "}\n  ports:\n    - {name: " + port;
    }

    /** A mistake: a text of the shop, what stands there instead, and what is said of which object. */
    record Mistake(String code, String resource, String text, String other) {}
}
