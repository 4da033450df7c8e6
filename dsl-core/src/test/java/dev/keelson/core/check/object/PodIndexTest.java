package dev.keelson.core.check.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Yaml;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.Source;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PodIndexTest {
    private static final Source SOURCE = new Source(null, ModelPath.root(), Origin.here(), "a test");

    private final List<PodTemplate> templates =
            IntStream.range(0, 1_000).mapToObj(PodIndexTest::template).toList();
    private final PodIndex index = new PodIndex(templates);

    @Test
    void a_selector_is_compared_with_those_that_carry_its_rarest_label_alone() {
        PodSelector one = new PodSelector(Map.of("track", "stable", "app", "app-7"), List.of());
        assertThat(index.candidates("shop", one)).containsExactly(templates.get(7));
        assertThat(index.selected("shop", one)).containsExactly(templates.get(7));

        PodSelector two = new PodSelector(
                Map.of("track", "stable"),
                List.of(new PodSelector.Condition("app", "In", List.of("app-7", "app-8", "app-none"))));
        assertThat(index.candidates("shop", two)).hasSize(2);
        assertThat(index.selected("shop", two)).containsExactly(templates.get(7), templates.get(8));
    }

    @Test
    void pods_are_selected_in_one_namespace() {
        PodSelector all = new PodSelector(Map.of("track", "stable"), List.of());
        assertThat(index.selected("shop", all)).hasSize(1_000);
        assertThat(index.selected("shop", PodSelector.NONE)).hasSize(1_000);
        assertThat(index.selected("tools", all)).isEmpty();
        assertThat(index.selected("tools", PodSelector.NONE)).isEmpty();
    }

    private static PodTemplate template(int number) {
        Resource pod = new Resource(
                Yaml.object("{apiVersion: v1, kind: Pod, metadata: {name: p, labels: {track: stable, app: app-" + number
                        + "}}}"),
                SOURCE);
        return PodTemplate.of(KubernetesObject.of(pod), List.of()).orElseThrow();
    }
}
