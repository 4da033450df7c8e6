package dev.keelson.core.emit.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.emit.tree.ChildJvm;
import dev.keelson.core.emit.tree.OutputFiles;
import dev.keelson.core.emit.tree.OutputTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class EmissionDeterminismTest {
    @TempDir
    Path dir;

    @Test
    void jvms_of_other_locale_time_zone_and_encoding_write_the_same_bytes() {
        List<List<String>> jvms = List.of(
                List.of("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8"),
                List.of(
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Asia/Kolkata",
                        "-Dfile.encoding=ISO-8859-9",
                        "-Dline.separator=\r\n"),
                List.of(
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Duser.extensions=nu-arab",
                        "-Duser.timezone=Pacific/Apia",
                        "-Dfile.encoding=US-ASCII"));
        SortedMap<String, String> expected = null;
        for (List<String> options : jvms) {
            Path root = dir.resolve("" + options.hashCode());
            try (ChildJvm child = ChildJvm.start(Writing.class, options, root.toString())) {
                assertThat(child.awaitEnd()).as("%s", options).isZero();
            }
            SortedMap<String, String> found = bytesOf(root);
            expected = expected == null ? found : expected;
            assertThat(found).as("%s", options).hasSize(8).isEqualTo(expected);
        }
    }

    private static SortedMap<String, String> bytesOf(Path root) {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(path).toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    /** Writes what depends on locale, zone or hash seed as soon as somebody is careless. */
    static final class Writing {
        public static void main(String[] arguments) {
            YamlWriter writer = new YamlWriter();
            Map<String, Object> careless = new HashMap<>();
            careless.put("INFINITY", "INF");
            careless.put("TITLE", "title I \u0130 \u0131");
            careless.put("numbers", List.of(1234567, -0.5, 1e300, 1234567.891, 4L));
            careless.put("unordered", Map.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6));
            OutputFiles files = new OutputFiles()
                    .add("deployment.yaml", writer.write(Manifests.deployment()))
                    .add("set.yaml", writer.write(Manifests.statefulSet()))
                    .add("net/service.yaml", writer.write(Manifests.service()))
                    .add("net/policy.yaml", writer.write(Manifests.networkPolicy()))
                    .add("config.yaml", writer.write(Manifests.configMap()))
                    .add("careless.yaml", writer.write(careless));
            OutputTree.write(Path.of(arguments[0]), files);
        }
    }
}
