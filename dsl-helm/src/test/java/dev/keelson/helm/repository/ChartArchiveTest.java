package dev.keelson.helm.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.marcnuri.helm.Helm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartArchiveTest {
    private static final String LONG = "files/" + "a-long-name/".repeat(9) + "templates/deployment.yaml";

    /** The digest is written down, so that another JVM or machine that packs otherwise is seen. */
    @Test
    void the_same_files_make_the_same_bytes_on_every_machine() {
        assertThat(archive().digest()).isEqualTo("1ffa6335833e62885e992097713f8a5094b8c51680f33313b0cdbffc6384e7ec");
    }

    @Test
    void the_order_of_files_does_not_matter() {
        Map<String, byte[]> backwards = new LinkedHashMap<>();
        files().keySet().stream()
                .sorted((a, b) -> b.compareTo(a))
                .forEach(path -> backwards.put(path, files().get(path)));

        assertThat(ChartArchive.of("shop", "1.2.3", backwards).bytes())
                .isEqualTo(archive().bytes());
    }

    @Test
    void a_reader_of_gzip_that_somebody_else_wrote_gets_everything() throws IOException {
        byte[] large = new byte[200_000];
        Arrays.fill(large, (byte) 7);
        large[70_000] = 1;

        assertThat(new GZIPInputStream(new ByteArrayInputStream(Gzip.pack(large))).readAllBytes())
                .isEqualTo(large);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(Gzip.pack(new byte[0]))).readAllBytes())
                .isEmpty();
    }

    @Test
    @Tag("slow")
    void helm_finds_every_file_under_its_path(@TempDir Path directory) throws IOException {
        Path file = directory.resolve(archive().fileName());
        Files.write(file, archive().bytes());

        assertThat(Helm.show(file.toString()).all().call()).contains("name: shop", "image: 1.4.2", "Read me.");
        assertThat(Helm.template(file.toString()).call()).contains("name: umlaut-ä");
    }

    @Test
    void it_tells_what_it_is() {
        PackedMetadata told = PackedMetadata.read(archive().bytes()).orElseThrow();

        assertThat(archive().fileName()).isEqualTo("shop-1.2.3.tgz");
        assertThat(told.name()).isEqualTo("shop");
        assertThat(told.version()).isEqualTo("1.2.3");
        assertThat(PackedMetadata.read("no archive".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(PackedMetadata.read(Gzip.pack(new byte[512]))).isEmpty();
    }

    @Test
    void a_path_that_no_header_can_hold_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartArchive.of("shop", "1.2.3", Map.of("x".repeat(300), new byte[0])))
                .withMessageContaining("too long for an archive");
    }

    private static ChartArchive archive() {
        return ChartArchive.of("shop", "1.2.3", files());
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("values.yaml", bytes("image: 1.4.2\n"));
        files.put("Chart.yaml", bytes("apiVersion: v2\nname: shop\nversion: 1.2.3\n"));
        files.put("README.md", bytes("Read me.\n"));
        files.put("templates/map.yaml", bytes("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: umlaut-ä\n"));
        files.put(LONG, bytes("a: b\n"));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
