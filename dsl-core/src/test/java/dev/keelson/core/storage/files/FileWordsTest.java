package dev.keelson.core.storage.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Image;
import dev.keelson.core.workload.words.DeploymentDraft;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files a volume can hold, with which rights. */
class FileWordsTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final ConfigRef CONFIG = SHOP.existingConfig("settings");
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");

    private static List<String> told(Consumer<DeploymentDraft> words) {
        return Told.rules(p -> p.deployment(API, IMAGE, words));
    }

    @ParameterizedTest
    @CsvSource({
        "mode,",
        "conf.d/mode,",
        "a..b,",
        "..., invalid-file",
        "conf.d/..mode,",
        "'', invalid-file",
        "/mode, invalid-file",
        "../mode, invalid-file",
        "conf.d/../mode, invalid-file",
        "conf.d/.., invalid-file",
        "..mode, invalid-file"
    })
    void a_file_is_inside_its_volume_as_the_API_server_sees_it(String file, String rule) {
        List<String> expected = rule == null ? List.of() : List.of(rule);

        assertThat(told(d -> d.mount("/etc/api", CONFIG, f -> f.key("mode", file))))
                .isEqualTo(expected);
        assertThat(told(d -> d.projected("all", v -> v.mountedAt("/all").podInfo(file, PodInfo.NAME))))
                .isEqualTo(expected);
    }

    @Test
    void each_path_is_of_one_file_whatever_it_comes_from() {
        assertThat(told(d -> d.projected("all", v -> v.mountedAt("/all")
                        .config(CONFIG, k -> k.key("mode", "token"))
                        .serviceAccountToken("token", t -> {}))))
                .containsExactly("same-file");
        assertThat(told(d -> d.projected("all", v -> v.mountedAt("/all")
                        .serviceAccountToken("name", t -> {})
                        .podInfo("name", PodInfo.NAME))))
                .containsExactly("same-file");
    }

    @Test
    void rights_are_those_of_chmod() {
        assertThat(told(d -> d.mount("/etc/api", CONFIG, f -> f.mode(0777)))).isEmpty();
        assertThat(told(d -> d.mount("/etc/api", CONFIG, f -> f.mode(01000)))).containsExactly("out-of-bounds");
        assertThat(told(d ->
                        d.projected("all", v -> v.mountedAt("/all").mode(01000).config(CONFIG))))
                .containsExactly("out-of-bounds");
    }

    @Test
    void a_token_is_valid_for_ten_minutes_at_least() {
        assertThat(told(d -> token(d, Duration.ofMinutes(10)))).isEmpty();
        assertThat(told(d -> token(d, Duration.ofSeconds(599)))).containsExactly("out-of-bounds");
    }

    private static void token(DeploymentDraft d, Duration span) {
        d.projected("id", v -> v.mountedAt("/id").serviceAccountToken("token", t -> t.expiresAfter(span)));
    }
}
