package dev.keelson.core.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelPathTest {
    private static final long SEED = 20_261_123L;

    @Test
    void segments_are_joined_by_dots() {
        assertThat(path("api", "image", "tag")).hasToString("api.image.tag");
        assertThat(ModelPath.root()).hasToString("");
    }

    @Test
    void what_helm_reads_as_syntax_is_escaped_as_for_its_set_option() {
        assertThat(path("api", "env", "LOG.LEVEL")).hasToString("api.env.LOG\\.LEVEL");
        assertThat(path("a,b=c[0]\\")).hasToString("a\\,b\\=c\\[0]\\\\");
    }

    @Test
    void no_text_is_the_root() {
        assertThat(ModelPath.parse("")).isEqualTo(ModelPath.root());
    }

    @Test
    void a_backslash_at_the_end_stands_for_itself() {
        assertThat(ModelPath.parse("a\\").segments()).containsExactly("a\\");
    }

    @Test
    void whatever_is_written_is_read_back() {
        Random random = new Random(SEED);
        String alphabet = "ab.\\,=[]{} \"'\n\u20ac-_/";
        for (int i = 0; i < 5_000; i++) {
            List<String> segments = new ArrayList<>();
            for (int j = 1 + random.nextInt(4); j > 0; j--) {
                StringBuilder segment = new StringBuilder();
                for (int k = random.nextInt(6) + (segments.isEmpty() ? 1 : 0); k > 0; k--) {
                    segment.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                segments.add(segment.toString());
            }
            ModelPath path = path(segments.toArray(String[]::new));
            ModelPath read = ModelPath.parse(path.toString());
            assertThat(read.segments()).as("seed %d, %s", SEED, path).isEqualTo(segments);
            assertThat(read).isEqualTo(path).hasSameHashCodeAs(path);
            assertThat(read.compareTo(path)).isZero();
        }
    }

    @Test
    void a_path_starts_with_itself_and_with_what_it_extends() {
        ModelPath tag = path("api", "image", "tag");
        assertThat(tag.startsWith(tag)).isTrue();
        assertThat(tag.startsWith(path("api"))).isTrue();
        assertThat(tag.startsWith(ModelPath.root())).isTrue();
        assertThat(path("api2", "image").startsWith(path("api"))).isFalse();
        assertThat(path("api").startsWith(tag)).isFalse();
    }

    private static ModelPath path(String... segments) {
        ModelPath path = ModelPath.root();
        for (String segment : segments) {
            path = path.child(segment);
        }
        return path;
    }
}
