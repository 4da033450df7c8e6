package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Scaled;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ManifestLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on scaling shows Java that compiles and the YAML that follows from it. */
class ScalingPageTest {
    private static final Path PAGE = Path.of("..", "docs", "concepts", "scaling.md");
    private static final Pattern JAVA =
            Pattern.compile("// tag::(\\w+)\\[]\\R(.*?)\\h*// end::\\1\\[]", Pattern.DOTALL);
    private static final Pattern YAML = Pattern.compile("```yaml\\R(# (\\S+)\\R)(.*?)```", Pattern.DOTALL);

    @Test
    void its_java_compiles() throws IOException {
        String source = Files.readString(Path.of("src/test/java/com/example/Scaled.java"));
        String[] shown =
                JAVA.matcher(source).results().map(part -> part.group(2)).toArray(String[]::new);

        assertThat(shown).hasSize(3);
        assertThat(Files.readString(PAGE)).containsIgnoringWhitespaces(shown);
    }

    @Test
    void its_yaml_follows_from_it() throws IOException {
        Blueprint blueprint = Blueprints.sound(new Scaled());
        Map<String, String> manifests = new ManifestLayout(blueprint.resources()).texts();
        List<MatchResult> shown = YAML.matcher(Files.readString(PAGE)).results().toList();

        assertThat(shown).hasSize(3);
        shown.forEach(part -> assertThat(manifests.get(part.group(2))).contains(part.group(3)));
    }
}
