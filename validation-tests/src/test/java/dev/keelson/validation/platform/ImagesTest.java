package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.compliance.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs is said by the platform and by nobody who moves a tag. */
class ImagesTest {
    private static final Pattern PINNED =
            Pattern.compile("[^@]+(@sha256:[0-9a-f]{64}|:(?!latest$)[\\w.-]*[0-9][\\w.-]*)");

    static Stream<String> environments() {
        return ShippedPlatform.TREE.environments().stream();
    }

    @ParameterizedTest
    @MethodSource("environments")
    @Proves("pinned-images")
    void every_image_has_a_version_or_a_digest(String environment) {
        List<String> images = new ArrayList<>();
        ShippedPlatform.TREE.manifests(environment).manifests().forEach(manifest -> {
            manifest.body().findValues("containers").forEach(each -> images.addAll(each.findValuesAsText("image")));
            manifest.body().findValues("initContainers").forEach(each -> images.addAll(each.findValuesAsText("image")));
        });

        assertThat(images).hasSizeGreaterThan(5).allMatch(PINNED.asMatchPredicate());
    }

    @Test
    void what_is_not_pinned_is_seen() {
        assertThat(List.of("web", "example.com/web", "example.com:5000/web", "web:latest", "web:stable"))
                .noneMatch(PINNED.asMatchPredicate());
        assertThat(List.of("web:1", "example.com:5000/web:v1.4.2-alpine", "web@sha256:" + "0".repeat(64)))
                .allMatch(PINNED.asMatchPredicate());
    }
}
