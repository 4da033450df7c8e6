package dev.keelson.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.setting.Characters;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTest {
    private static final long SEED = 20_261_123L;
    private static final String SHA = "sha256:" + "0123456789abcdef".repeat(4);

    /**
     * The grammar of references as the registry specification writes it, put together again from its names: a domain is
     * one only with a dot or a port or as localhost.
     */
    private static final class Grammar {
        static final String ALPHANUMERIC = "[a-z0-9]+";
        static final String SEPARATOR = "(?:[_.]|__|[-]+)";
        static final String COMPONENT = ALPHANUMERIC + "(?:" + SEPARATOR + ALPHANUMERIC + ")*";
        static final String PATH = COMPONENT + "(?:/" + COMPONENT + ")*";
        static final String DOMAIN_COMPONENT = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
        static final String DOMAIN =
                "(?:" + DOMAIN_COMPONENT + "(?:\\." + DOMAIN_COMPONENT + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]{1,5})?";
        static final Pattern REFERENCE = Pattern.compile("(?:(?<domain>" + DOMAIN + ")/)?(?<path>" + PATH
                + ")(?::[\\w][\\w.-]{0,127})?(?:@sha256:[a-f0-9]{64})?");
        static final Pattern UNQUALIFIED = Pattern.compile(PATH + "(?::[\\w][\\w.-]{0,127})?(?:@sha256:[a-f0-9]{64})?");

        static boolean admits(String name) {
            var matcher = REFERENCE.matcher(name);
            boolean qualified = matcher.matches()
                    && matcher.group("domain") != null
                    && matcher.group("domain").matches(".*[.:].*|localhost");
            boolean looksQualified = name.matches("([^/]*[.:][^/]*|localhost)/.*");
            return qualified || (!looksQualified && UNQUALIFIED.matcher(name).matches());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres",
                "postgres:17.6",
                "library/postgres:17.6",
                "docker.io/library/postgres:17.6",
                "registry.example.com/shop/api:1.4.2",
                "registry.example.com:5000/shop/api",
                "localhost/api:dev",
                "localhost:5000/api:dev",
                "[fd00::1]:5000/shop/api:1",
                "[::1]/api",
                "a/b/c/d/e:f",
                "under_score/dou__ble/da---sh/do.t:T_.-9",
                "Registry.Example.com/shop/api",
                "x:_leading",
                "10.0.0.1:5000/x",
            })
    void names_that_runtimes_pull_are_taken_and_written_as_they_were(String name) {
        assertThat(Values.text(Image.parse(name))).isEqualTo(name);
        assertThat(Values.text(Image.parse(name + "@" + SHA))).isEqualTo(name + "@" + SHA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":tag",
                "api:",
                "api:-x",
                "api@",
                "api@sha256:abc",
                "api:1:2",
                "Api",
                "shop/Api",
                "shop//api",
                "/shop/api",
                "shop/api/",
                "shop/.api",
                "shop/api-",
                "shop/a..b",
                "shop/a___b",
                "-registry.example.com/api",
                "registry..example.com/api",
                "registry.example.com-/api",
                "registry.example.com:/api",
                "registry.example.com:500000/api",
                "http://registry.example.com/api",
                "api 1",
                "äpi",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            })
    void names_that_runtimes_refuse_are_a_defect(String name) {
        assertThat(Values.defect(Image.parse(name)).map(defect -> defect.rule().id()))
                .as(name)
                .contains("invalid-value");
    }

    @Test
    void lengths_are_those_of_the_registry_specification() {
        assertThat(Values.isValid(Image.parse("a:" + "t".repeat(128)))).isTrue();
        assertThat(Values.isValid(Image.parse("a:" + "t".repeat(129)))).isFalse();
        assertThat(Values.isValid(Image.parse("a".repeat(255)))).isTrue();
        assertThat(Values.isValid(Image.parse("a".repeat(256)))).isFalse();
        assertThat(Values.isValid(Image.parse("a@sha512:" + "0".repeat(128)))).isTrue();
    }

    @Test
    @Tag("slow")
    void random_names_are_judged_as_the_grammar_says() {
        Random random = new Random(SEED);
        List<String> pieces = List.of(
                "a",
                "b1",
                "A",
                "-",
                "--",
                "_",
                "__",
                ".",
                "..",
                "/",
                ":",
                "@",
                "[",
                "]",
                "::",
                "1",
                "5000",
                "localhost",
                "example.com",
                SHA,
                "sha256:",
                " ");
        int valid = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int j = 1 + random.nextInt(7); j > 0; j--) {
                name.append(pieces.get(random.nextInt(pieces.size())));
            }
            boolean expected = Grammar.admits(name.toString());
            assertThat(Values.isValid(Image.parse(name.toString())))
                    .as("seed %d: %s", SEED, name)
                    .isEqualTo(expected);
            valid += expected ? 1 : 0;
        }
        assertThat(valid).isGreaterThan(2_000);
    }

    /** Overrides are held to the characters of each part, so together they must admit what makes a name and no more. */
    @Test
    @Tag("slow")
    void parts_that_an_override_may_give_make_a_name() {
        Random random = new Random(SEED);
        List<String> pieces = List.of(
                "a", "b1", "A", "-", "_", "__", ".", "/", ":", "1", "5000", "localhost", "example.com", "[::1]");
        for (int i = 0; i < 40_000; i++) {
            StringBuilder part = new StringBuilder();
            for (int j = 1 + random.nextInt(5); j > 0; j--) {
                part.append(pieces.get(random.nextInt(pieces.size())));
            }
            String text = part.toString();
            assertThat(Characters.IMAGE_REGISTRY.admit(text))
                    .as("registry %s", text)
                    .isEqualTo(isHost(text) && Values.isValid(Image.parse(text + "/x")));
            if (Characters.IMAGE_REPOSITORY.admit(text)) {
                assertThat(Values.isValid(Image.parse("y.io/" + text)))
                        .as("repository %s", text)
                        .isTrue();
            } else {
                assertThat(Values.isValid(Image.parse("y.io/" + text)) && !text.contains(":"))
                        .as("repository %s", text)
                        .isFalse();
            }
            assertThat(Characters.IMAGE_TAG.admit(text))
                    .as("tag %s", text)
                    .isEqualTo(!text.contains("/") && Values.isValid(Image.parse("x:" + text)));
        }
    }

    /** What is a host before the first slash, and not the first part of a path. */
    private static boolean isHost(String text) {
        return !text.contains("/") && text.matches(".*[.:].*|localhost");
    }

    @Test
    void parts_are_replaced_one_by_one() {
        Image image = Image.parse("a.io/b/c:1");
        assertThat(Values.text(image.tag(Text.of("2")))).isEqualTo("a.io/b/c:2");
        assertThat(Values.text(image.registry(Text.of("z.io")))).isEqualTo("z.io/b/c:1");
        assertThat(Values.text(image.digest(Text.of(SHA)))).isEqualTo("a.io/b/c:1@" + SHA);
        assertThat(Values.isValid(Image.parse("BAD").tag(Text.of("2")))).isFalse();
    }
}
