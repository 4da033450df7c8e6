package dev.keelson.core.emit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFilesTest {
    private final OutputFiles files = new OutputFiles();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "a/",
                "a//b",
                ".",
                "..",
                "../a",
                "a/../../b",
                "a/./b",
                "a/..",
                "a.",
                "a./b",
                "C:a",
                "a\\b",
                "a b",
                "a\nb",
                "a\0b",
                "\u00e4",
                "#a",
                "a*",
                "%2e%2e/a",
                ".keelson-files",
                ".keelson-incomplete",
                ".keelson-x/y"
            })
    void a_path_that_leaves_the_directory_or_means_another_file_elsewhere_is_refused(String path) {
        assertThatThrownBy(() -> files.add(path, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a path below an output directory: '" + path + "'");
        assertThat(files.contents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                ".helmignore",
                "a/b/c.yaml",
                "templates/_helpers.tpl",
                "shop.api.yaml",
                "shop-1.4.2+build.7.tgz",
                "..a",
                "a..b/c",
                "sub/.keelson-x"
            })
    void an_ordinary_path_is_taken(String path) {
        assertThat(files.add(path, "x").contents()).containsOnlyKeys(path);
    }

    @Test
    void a_path_has_one_file_one_spelling_and_one_kind() {
        files.add("a/b", "1").add("a/c", "2");
        assertThatThrownBy(() -> files.add("a/b", "3")).hasMessage("two files have the path a/b");
        assertThatThrownBy(() -> files.add("a/B", "3"))
                .hasMessageContaining("a/B")
                .hasMessageContaining("a/b");
        assertThatThrownBy(() -> files.add("A/x", "3")).hasMessageContaining("A/");
        assertThatThrownBy(() -> files.add("a", "3")).hasMessageContaining("beside a/");
        assertThatThrownBy(() -> files.add("a/b/c", "3")).hasMessageContaining("beside a/b");
        assertThat(files.contents()).containsOnlyKeys("a/b", "a/c");
    }

    @Test
    void a_text_that_utf_8_cannot_hold_is_refused() {
        assertThatThrownBy(() -> files.add("a", "x\ud800")).hasMessageContaining("surrogate");
    }

    @Test
    void the_content_is_what_it_was_when_it_was_added() {
        byte[] content = {1, 2};
        files.add("a", content);
        content[0] = 9;
        assertThat(files.contents().get("a")).containsExactly(1, 2);
    }
}
