package dev.keelson.istio.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Resource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The objects of a door as they are expected; {@code -Dkeelson.golden=update} writes what they are. */
final class Golden {
    private static final Path DIRECTORY = Path.of("src/test/resources/doors");

    private Golden() {}

    static void compare(String name, Blueprint blueprint, List<String> groups) throws IOException {
        List<HasMetadata> objects = blueprint.resources().stream()
                .map(Resource::object)
                .filter(object ->
                        groups.stream().anyMatch(group -> object.getApiVersion().startsWith(group + "/")))
                .toList();
        String text = new YamlWriter().write(objects);
        Path file = DIRECTORY.resolve(name + ".yaml");
        if (System.getProperty("keelson.golden", "").equals("update")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
