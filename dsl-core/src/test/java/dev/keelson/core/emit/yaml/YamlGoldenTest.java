package dev.keelson.core.emit.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dkeelson.golden=update} writes what is emitted now, for review. */
class YamlGoldenTest {
    private static final Path GOLDENS = Path.of("src/test/resources/dev/keelson/core/emit/yaml");

    private final YamlWriter writer = new YamlWriter();

    static Stream<Arguments> resources() {
        return Stream.of(
                Arguments.of("deployment.yaml", Manifests.deployment()),
                Arguments.of("stateful-set.yaml", Manifests.statefulSet()),
                Arguments.of("service.yaml", Manifests.service()),
                Arguments.of("network-policy.yaml", Manifests.networkPolicy()),
                Arguments.of("config-map.yaml", Manifests.configMap()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("resources")
    void a_resource_reads_like_written_by_hand(String golden, Object resource) throws IOException {
        String yaml = writer.write(resource);
        Path file = GOLDENS.resolve(golden);
        if ("update".equals(System.getProperty("keelson.golden"))) {
            Files.createDirectories(GOLDENS);
            Files.writeString(file, yaml);
        }
        assertThat(file).content().isEqualTo(yaml);
    }
}
