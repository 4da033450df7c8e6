package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.difference.Decision;
import dev.keelson.core.difference.Effect;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.emit.tree.OutputTree;
import dev.keelson.core.extension.Artifacts;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.extension.Output;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.words.DeploymentDraft;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that an extension writes beside the manifests. */
class ArtifactsTest {
    private static final Component API = Namespace.named("shop").component("api");
    private static final Setting<Count> SIZE = Setting.count("size", 2);
    private static final Toggle NOTED = Setting.toggle("noted");

    private static final Definition SHOP = p -> {
        p.with(new Sized(p.get(SIZE)));
        p.deployment(API, Image.parse("registry.example.com/shop/api:1"), d -> {
            if (p.get(NOTED)) {
                d.with(new Note("of size", p.get(SIZE)));
            }
        });
    };

    private static final Environment DEV = Environment.named("dev"),
            PROD = Environment.named("prod").on(NOTED).with(SIZE, Count.of(3));

    @TempDir
    private Path directory;

    @Test
    void they_stand_in_the_tree_by_area_and_environment_and_in_no_kustomization() throws IOException {
        run(DEV, PROD);

        assertThat(OutputTree.requireComplete(directory))
                .contains("mesh/dev/operator.yaml", "mesh/prod/operator.yaml", "notes/prod/api/size.txt")
                .doesNotContain("notes/dev/api/size.txt");
        assertThat(text("mesh/dev/operator.yaml")).isEqualTo("""
                size: 2
                name: size-2
                """);
        assertThat(text("notes/prod/api/size.txt")).isEqualTo("of size 3\n");
        assertThat(text("manifests/prod/kustomization.yaml")).doesNotContain("operator", "size");
    }

    @Test
    void a_file_that_nobody_writes_any_more_goes() {
        run(PROD);
        run(PROD.override("noted", "false"));

        assertThat(OutputTree.requireComplete(directory))
                .contains("mesh/prod/operator.yaml")
                .doesNotContain("notes/prod/api/size.txt");
        assertThat(directory.resolve("notes")).doesNotExist();
    }

    @Test
    void the_report_lists_them_with_their_lines() throws IOException {
        run(DEV, PROD);

        JsonNode environments =
                new ObjectMapper().readTree(text("report/platform.json")).path("environments");
        assertThat(environments.at("/dev/artifacts")).hasSize(1);
        JsonNode note = environments.at("/prod/artifacts/1");
        assertThat(note.path("path").asText()).isEqualTo("notes/prod/api/size.txt");
        assertThat(note.path("component").asText()).isEqualTo("shop/api");
        assertThat(note.path("because").asText()).isEqualTo("somebody noted it");
        assertThat(note.path("origin").asText())
                .matches("dev\\.keelson\\.core\\.platform\\.ArtifactsTest\\(ArtifactsTest\\.java:\\d+\\)");
    }

    @Test
    void a_difference_names_their_fields_and_the_decision_that_brings_them() {
        List<Decision> decisions = Platform.of(SHOP).difference(DEV, PROD).decisions();

        assertThat(decisions).extracting(Decision::path).containsExactly("noted", "size");
        assertThat(decisions.get(0).effects()).singleElement().isInstanceOfSatisfying(Effect.Only.class, only -> {
            assertThat(only.object()).isEqualTo("file notes/api/size.txt");
            assertThat(only.environment()).isEqualTo("prod");
            assertThat(only.origin().toString()).contains("ArtifactsTest.java");
        });
        assertThat(decisions.get(1).effects())
                .containsExactly(
                        new Effect.Changed("file mesh/operator.yaml", "/size", "2", "3"),
                        new Effect.Changed("file mesh/operator.yaml", "/name", "size-2", "size-3"),
                        new Effect.Changed("file notes/api/size.txt", "", null, "of size 3\n"));
    }

    @Test
    void a_text_is_one_field() {
        assertThat(Platform.of(SHOP).difference(DEV.on(NOTED), PROD).text())
                .contains("file notes/api/size.txt\n        its text: of size 2 → of size 3\n");
        assertThat(Platform.of(SHOP)
                        .difference(DEV.on(NOTED), PROD)
                        .decisions()
                        .get(0)
                        .effects())
                .contains(new Effect.Changed("file notes/api/size.txt", "", "of size 2\n", "of size 3\n"));
    }

    @Test
    void a_file_that_differs_appears_or_is_missing_in_a_second_run_is_impure() {
        AtomicInteger runs = new AtomicInteger();
        assertThat(Blueprints.of(p -> p.with(new Sized(Count.of(runs.incrementAndGet()))))
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule().id()).isEqualTo("impure-definition");
                    assertThat(finding.message()).startsWith("file mesh/operator.yaml differs");
                });
        assertThat(impure(1)).startsWith("file mesh/operator.yaml is missing");
        assertThat(impure(2)).startsWith("file mesh/operator.yaml appears");
    }

    @Test
    void nothing_is_written_where_a_path_is_refused() {
        String told = run(p -> p.with(new Broken()), DEV);

        assertThat(told).contains("error[output-path]", "Nothing was written.");
        assertThat(directory).isEmptyDirectory();
    }

    private static String impure(int only) {
        AtomicInteger runs = new AtomicInteger();
        return Blueprints.of(p -> {
                    if (runs.incrementAndGet() == only) {
                        p.with(new Sized(Count.of(1)));
                    }
                })
                .findings()
                .get(0)
                .message();
    }

    private String text(String path) throws IOException {
        return Files.readString(directory.resolve(path));
    }

    private void run(Environment... environments) {
        assertThat(run(SHOP, environments)).contains("files written");
    }

    private String run(Definition definition, Environment... environments) {
        StringWriter out = new StringWriter();
        new Program(Platform.of(definition), List.of(environments), new PrintWriter(out))
                .run("--output", directory.toString());
        return out.toString();
    }

    private record Sized(Count size) implements Facet<PlatformDraft> {
        @Override
        public Extension extension() {
            return new Operators();
        }

        @Override
        public Object declare(Scope scope) {
            return this;
        }
    }

    private record Note(String text, Count size) implements Facet<DeploymentDraft> {
        @Override
        public Extension extension() {
            return new Operators();
        }

        @Override
        public Object declare(Scope scope) {
            return this;
        }
    }

    private record Broken() implements Facet<PlatformDraft> {
        @Override
        public Extension extension() {
            return new Operators();
        }

        @Override
        public Object declare(Scope scope) {
            return this;
        }
    }

    private static final class Operators implements Extension {
        @Override
        public List<Output> outputs() {
            return List.of(Operators::operators, Operators::notes, Operators::broken);
        }

        private static void operators(View view, Artifacts out) {
            view.attached(Sized.class).forEach(each -> {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("size", view.sink().number(each.fact().size()));
                tree.put("name", view.sink().text(Text.of("size-", each.fact().size())));
                out.document(
                        "mesh", "operator.yaml", tree, new Source(null, each.path(), each.origin(), "it is sized"));
            });
        }

        private static void notes(View view, Artifacts out) {
            view.attached(Note.class)
                    .forEach(each -> out.text(
                            "notes",
                            each.component().name() + "/size.txt",
                            each.fact().text() + " "
                                    + view.sink().number(each.fact().size()) + "\n",
                            new Source(each.component(), each.path(), each.origin(), "somebody noted it")));
        }

        private static void broken(View view, Artifacts out) {
            view.attached(Broken.class)
                    .forEach(each ->
                            out.text("report", "x", "", new Source(null, each.path(), each.origin(), "it is broken")));
        }
    }
}
