package com.acme.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.mcp.McpServerApplication;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class McpServerTest {
    @Test
    void its_own_build_says_how_it_runs_and_nothing_of_that_is_lost() {
        Blueprint prod = Platform.of(new ProductPlatform()).in(Environments.PROD);

        assertThat(prod.findings())
                .noneMatch(finding -> finding.path().toString().startsWith("mcp"));
        assertThat(new ManifestLayout(prod.resources()).texts().get("product.mcp.yaml"))
                .contains(
                        "image: registry.prod.example.com/product/mcp-server:2.3.0",
                        "containerPort: 3001",
                        "path: /readyz",
                        "readOnlyRootFilesystem: true")
                .doesNotContain("app.dekorate.io");
        assertThat(prod.run().defaults()).anySatisfy(each -> {
            assertThat(each.path()).hasToString("mcp.image");
            assertThat(each.by())
                    .isEqualTo("META-INF/dekorate/kubernetes.yml: spec.template.spec.containers[mcp-server].image");
        });
    }

    /** The address of a remote may hold a password, and what the processor writes ends in the jar. */
    @Test
    void its_jar_does_not_tell_where_its_repository_is() throws IOException {
        for (String name : new String[] {"kubernetes.yml", "kubernetes.json"}) {
            try (InputStream in = McpServerApplication.class.getResourceAsStream("/META-INF/dekorate/" + name)) {
                assertThat(in).as(name).isNotNull();
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("mcp-server")
                        .contains("<<unknown>>")
                        .doesNotContain("://", "git@");
            }
        }
    }
}
