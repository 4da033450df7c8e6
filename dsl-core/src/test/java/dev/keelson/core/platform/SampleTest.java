package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Shop;
import dev.keelson.core.blueprint.Blueprint;
import org.junit.jupiter.api.Test;

class SampleTest {
    @Test
    void the_sample_of_the_design_has_no_findings() {
        Blueprint prod = Platform.of(new Shop()).in(Shop.PROD);
        assertThat(prod.findings()).isEmpty();
        prod.resources()
                .forEach(r ->
                        System.out.println("---\n" + new dev.keelson.core.emit.yaml.YamlWriter().write(r.object())));
    }
}
