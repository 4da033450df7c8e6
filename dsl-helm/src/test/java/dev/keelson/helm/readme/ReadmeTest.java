package dev.keelson.helm.readme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void nothing_in_a_text_is_markup() {
        assertThat(Markdown.text("a | b <key> *x* _y_ [z](q) `c` \\ #1 ~~d~~ &amp;"))
                .isEqualTo("a \\| b \\<key\\> \\*x\\* \\_y\\_ \\[z\\](q) \\`c\\` \\\\ \\#1 \\~\\~d\\~\\~ \\&amp;");
    }

    @Test
    void code_keeps_its_backticks_and_leaves_the_table_whole() {
        assertThat(Markdown.code("plain")).isEqualTo("`plain`");
        assertThat(Markdown.code("a|b")).isEqualTo("`a\\|b`");
        assertThat(Markdown.code("a``b")).isEqualTo("```a``b```");
        assertThat(Markdown.code("`x`")).isEqualTo("`` `x` ``");
    }
}
