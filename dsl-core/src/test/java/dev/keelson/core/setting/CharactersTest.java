package dev.keelson.core.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CharactersTest {
    @ParameterizedTest
    @CsvSource({
        "DNS_LABEL, a, true",
        "DNS_LABEL, a-1, true",
        "DNS_LABEL, -a, false",
        "DNS_LABEL, a-, false",
        "DNS_LABEL, a.b, false",
        "DNS_LABEL, '', false",
        "DNS_NAME, a.b-c.1, true",
        "DNS_NAME, a..b, false",
        "DNS_NAME, A.b, false",
        "DNS_NAME, a.-b, false",
        "IMAGE_REGISTRY, '', true",
        "IMAGE_REGISTRY, shop, false",
        "IMAGE_REGISTRY, shop:5000, true",
        "IMAGE_REGISTRY, r.io/x, false",
        "IMAGE_REPOSITORY, shop/api, true",
        "IMAGE_REPOSITORY, '', false",
        "IMAGE_TAG, '', true",
        "IMAGE_TAG, 1.4.2, true",
        "IMAGE_TAG, -1, false",
        "IMAGE_DIGEST, '', true",
        "IMAGE_DIGEST, sha256:12, false",
        "CRON, 0 3 * * 1-5, true",
        "CRON, 0 3 * *, false",
        "CRON, 0 3 * * * *, false",
        "SINGLE_LINE, '', true",
        "SINGLE_LINE, ' any ⟪ text\t', true",
        "SINGLE_LINE, a ⟦Count⟧, false",
        "MULTI_LINE, a ⟦Count⟧, false",
    })
    void texts_are_admitted_by_their_characters(Characters characters, String text, boolean admitted) {
        assertThat(characters.admit(text)).isEqualTo(admitted);
    }

    @Test
    void every_line_break_of_yaml_ends_a_single_line() {
        for (String lineBreak : new String[] {"\n", "\r", "\u0085", "\u2028", "\u2029"}) {
            assertThat(Characters.SINGLE_LINE.admit("a" + lineBreak + "b")).isFalse();
            assertThat(Characters.SINGLE_LINE.admit("a" + lineBreak)).isFalse();
            assertThat(Characters.MULTI_LINE.admit("a" + lineBreak + "b")).isTrue();
        }
    }

    @Test
    void names_have_the_lengths_of_DNS() {
        assertThat(Characters.DNS_LABEL.admit("a".repeat(63))).isTrue();
        assertThat(Characters.DNS_LABEL.admit("a".repeat(64))).isFalse();
        assertThat(Characters.DNS_NAME.admit("a".repeat(64))).isFalse();
        assertThat(Characters.DNS_NAME.admit("abc.".repeat(63) + "a")).isTrue();
        assertThat(Characters.DNS_NAME.admit("abc.".repeat(63) + "ab")).isFalse();
    }

    /** JSON Schema reads patterns as ECMAScript does, Helm's validator as Go does; both lack some of Java's syntax. */
    @ParameterizedTest
    @EnumSource(Characters.class)
    void patterns_are_written_in_what_java_json_schema_and_go_share(Characters characters) {
        assertThat(characters.pattern()).startsWith("^(").endsWith(")$");
        assertThat(characters.pattern()).doesNotContain("(?", "\\u", "\\x", "\\p", "*+", "++", "?+", "&&", "\\Q");
        Pattern pattern = Pattern.compile(characters.pattern());
        assertThat(pattern.matcher("").find()).isEqualTo(characters.admit(""));
    }
}
