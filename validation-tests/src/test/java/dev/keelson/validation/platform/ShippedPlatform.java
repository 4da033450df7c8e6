package dev.keelson.validation.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The platform that platform-definition wrote in this build. */
public final class ShippedPlatform {
    /** Fails with the fix where the tree is missing. */
    public static final WrittenPlatform TREE =
            WrittenPlatform.ofProperty("keelson.platform", "mvn -pl platform-definition process-classes");

    /** Whoever installs Istio makes it, and its gateway reads the platform's certificates there. */
    public static Namespace gatewayNamespace() {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName("istio-ingress")
                .endMetadata()
                .build();
    }

    /** What the build said of the release, for other runs that are to write the same. */
    static List<String> release() {
        try {
            JsonNode index = new YAMLMapper()
                    .readTree(TREE.root().resolve("charts/index.yaml").toFile());
            return List.of(
                    "--release-version",
                    index.at("/entries/product/0/version").asText(),
                    "--release-time",
                    index.path("generated").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ShippedPlatform() {}
}
