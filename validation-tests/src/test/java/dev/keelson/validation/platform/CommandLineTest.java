package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Main;
import com.example.overrides.Shelf;
import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    private Path dir;

    @Test
    void one_path_changes_one_value_of_the_platform_in_the_environments_that_are_asked_for() {
        run(Main.class, "--set", "api.image.tag=1.5.0", "--environment", "prod").orFail();

        WrittenPlatform written = WrittenPlatform.at(dir.resolve("out"));
        assertThat(written.environments()).containsExactly("prod");
        assertThat(workload(written, "prod", "api")
                        .at("/spec/template/spec/containers/0/image")
                        .asText())
                .isEqualTo("registry.prod.example.com/product/api:1.5.0");
        Map<String, String> expected =
                FileStates.contents(ShippedPlatform.TREE.root().resolve("manifests/prod"));
        expected.replace("product.api.yaml", expected.get("product.api.yaml").replace("api:1.4.2", "api:1.5.0"));
        assertThat(FileStates.contents(dir.resolve("out/manifests/prod"))).isEqualTo(expected);
    }

    @Test
    void why_a_call_passes_or_is_refused_is_told_and_nothing_written() {
        ProcessResult passes = run(Main.class, "-e", "prod", "--why", "product/mcp", "product/api:http");
        ProcessResult refused = run(Main.class, "-e", "prod", "--why", "product/mcp", "product/postgres:postgresql");
        ProcessResult unknown = run(Main.class, "-e", "prod", "--why", "product/mcp", "product/postgres:sql");

        assertThat(passes.orFail().output())
                .startsWith("prod: product/mcp → product/api on http/TCP: passes\n")
                .contains("AuthorizationPolicy product/api", "McpServer.java:");
        assertThat(refused.orFail().output())
                .startsWith("prod: product/mcp → product/postgres on postgresql/TCP: is refused\n")
                .endsWith("  say: connectsTo(product/postgres, postgresql) on product/mcp\n");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.output()).contains("there are postgresql, metrics");
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void values_files_take_lists_dotted_keys_and_any_text_and_the_option_wins() throws IOException {
        Path first = Files.writeString(dir.resolve("first.yaml"), """
                web:
                  replicas: 2
                  image: {tag: "2.10"}
                  labels:
                    example.com/tier: gold
                  env:
                    GREETING: "it's \\"quoted\\", a=b, \\\\ and $(X) {{ .Y }} ü"
                    LOG.LEVEL: debug
                origins: [https://a.example.com, "https://b.example.com/x,y", 'back\\slash']
                color: BLUE
                loud: true
                """);
        Path second = Files.writeString(dir.resolve("second.yaml"), "web: {replicas: 3, labels: {}}\n");
        run(
                        Shelf.class,
                        "-f",
                        first.toString(),
                        "-f",
                        second.toString(),
                        "--set",
                        "web.image.tag=2.11",
                        "--set",
                        "web.env.LOG\\.LEVEL=trace=all,but=one")
                .orFail();

        JsonNode web = workload(WrittenPlatform.at(dir.resolve("out")), "only", "web");
        assertThat(web.at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(web.at("/metadata/labels").path("example.com/tier").asText()).isEqualTo("gold");
        assertThat(web.at("/spec/template/spec/containers/0/image").asText())
                .isEqualTo("registry.example.com/shelf/web:2.11");
        assertThat(environment(web))
                .containsEntry("GREETING", "it's \"quoted\", a=b, \\ and $(X) {{ .Y }} ü")
                .containsEntry("LOG.LEVEL", "trace=all,but=one")
                .containsEntry("ORIGINS", "https://a.example.com | https://b.example.com/x,y | back\\slash")
                .containsEntry("COLOR", "BLUE")
                .containsEntry("VOLUME", "11");
    }

    @Test
    void lists_on_the_command_line_are_separated_by_commas() {
        run(Shelf.class, "--set", "origins=a,b\\,c,d\\\\e").orFail();

        assertThat(environment(workload(WrittenPlatform.at(dir.resolve("out")), "only", "web")))
                .containsEntry("ORIGINS", "a | b,c | d\\e");
    }

    @Test
    void a_path_that_leads_nowhere_is_a_finding_with_the_nearest_one() throws IOException {
        Path values = Files.writeString(dir.resolve("values.yaml"), "web: {imag: {tag: '2'}}\n");
        ProcessResult result = run(Shelf.class, "-f", values.toString(), "--set", "web.replicsa=2");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("web.replicsa", "Did you mean web.replicas?", "--set web.replicsa=2")
                .contains("web.imag.tag", "Did you mean web.image.tag?", "values.yaml");
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void what_cannot_be_understood_ends_with_another_code() throws IOException {
        Path twice = Files.writeString(dir.resolve("twice.yaml"), "loud: true\nloud: false\n");

        assertUsage(run(Main.class, "--no-such-option"), "--no-such-option");
        assertUsage(run(Shelf.class, "-f", dir.resolve("missing.yaml").toString()), "missing.yaml cannot be read");
        assertUsage(run(Shelf.class, "-f", twice.toString()), "twice.yaml is not YAML", "loud");
        assertUsage(run(Shelf.class, "--environment", "nowhere"), "nowhere", "only");
        assertUsage(run(Shelf.class, "--set", "nothing"), "PATH=VALUE");
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void the_difference_of_two_environments_is_printed_and_nothing_is_written() {
        ProcessResult same = run(Main.class, "--diff", "prod", "prod", "--set", "api.image.tag=1.5.0");
        ProcessResult other = run(Main.class, "--diff", "staging", "dev");

        assertThat(same.exitCode()).isZero();
        assertThat(same.output()).contains("prod and prod do not differ.");
        assertThat(other.output())
                .contains(
                        "staging and dev differ in ",
                        "\napi.sqlLogging: false → true\n    staging: com.acme.platform.ApiService(ApiService.java:",
                        ") (default)\n    dev: com.acme.platform.Environments(Environments.java:",
                        "/data/application.properties: nothing → logging.level.org.hibernate.SQL=DEBUG");
        assertThat(dir.resolve("out")).doesNotExist();
        assertUsage(run(Main.class, "--diff", "prod", "test"), "There is no environment test");
    }

    @Test
    void each_environment_is_compared_with_the_next_in_the_report() throws IOException {
        String report = Files.readString(ShippedPlatform.TREE.root().resolve("report/differences.txt"));

        assertThat(report)
                .contains("dev and staging differ in ", "\n\n\nstaging and prod differ in ")
                .contains("\nproduction: false → true\n");
    }

    private static void assertUsage(ProcessResult result, String... words) {
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains(words);
    }

    private ProcessResult run(Class<?> main, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", dir.resolve("out").toString()));
        return ChildProgram.run(main, List.of(), all.toArray(String[]::new));
    }

    private static JsonNode workload(WrittenPlatform written, String environment, String name) {
        return written.manifests(environment).manifests().stream()
                .filter(manifest -> manifest.type().equals("apps/v1/Deployment")
                        && manifest.name().equals(name))
                .findFirst()
                .map(Manifest::body)
                .orElseThrow();
    }

    private static Map<String, String> environment(JsonNode workload) {
        Map<String, String> environment = new TreeMap<>();
        workload.at("/spec/template/spec/containers/0/env")
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return environment;
    }
}
