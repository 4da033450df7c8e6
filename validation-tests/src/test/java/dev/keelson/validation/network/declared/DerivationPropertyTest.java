package dev.keelson.validation.network.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.endpoint.Cidr;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DerivationPropertyTest {
    private static final long SEED = 20_261_123;
    private static final int PLATFORMS = 300;
    private static final Environment ENVIRONMENT = Environment.named("any");

    @Test
    void emitted_policies_say_what_random_platforms_declare() {
        int connections = 0;
        for (long seed = SEED; seed < SEED + PLATFORMS; seed++) {
            RandomDefinition definition = new RandomDefinition(seed);
            connections += definition.size();
            ManifestTree tree = emitted(definition, seed);
            Declaration declaration = definition.declaration();

            assertThat(TrafficAudit.differences(tree, declaration))
                    .as("seed %d, pods without known addresses", seed)
                    .isEmpty();
            assertThat(TrafficAudit.differences(tree, declaration, Cidr.of("10.244.0.0/24"), Cidr.of("fd00:10::/64")))
                    .as("seed %d, pods inside the blocks", seed)
                    .isEmpty();
        }
        assertThat(connections).as("connections of all platforms").isGreaterThan(5 * PLATFORMS);
    }

    private static ManifestTree emitted(RandomDefinition definition, long seed) {
        Blueprint blueprint = Platform.of(definition).in(ENVIRONMENT);
        List<Finding> errors =
                blueprint.findings().stream().filter(Finding::isError).toList();
        assertThat(errors).as("seed %d", seed).isEmpty();
        return ManifestTree.parse(new ManifestLayout(blueprint.resources())
                .texts().entrySet().stream()
                        .filter(file -> !file.getKey().equals(ManifestLayout.KUSTOMIZATION))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining("---\n")));
    }
}
