package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.emit.tree.OutputTree;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.extension.Source;
import dev.keelson.core.release.PlatformExtension;
import dev.keelson.core.release.PlatformOutput;
import dev.keelson.core.release.PlatformView;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Sink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that an extension writes for the whole platform. */
class PlatformOutputsTest {
    private static final Component API = Namespace.named("shop").component("api");
    private static final Setting<Count> SIZE = Setting.count("size", 2);
    private static final byte[] NO_TEXT = {0, (byte) 0xff, '\n', (byte) 0x80};
    private static final Environment DEV = Environment.named("dev"),
            PROD = Environment.named("prod").with(SIZE, Count.of(3));

    @TempDir
    private Path directory;

    @Test
    void they_are_made_once_and_see_every_environment_and_the_release() throws IOException {
        String told = run(listing(), "--release-version", "1.2.3", "--release-time", "2026-11-23T00:00:00Z");

        assertThat(told).contains("files written");
        assertThat(text("lists/environments.txt"))
                .isEqualTo("shop-list of dev prod, released as 1.2.3 at 2026-11-23T00:00:00Z\n");
        assertThat(Files.readAllBytes(directory.resolve("lists/no-text"))).isEqualTo(NO_TEXT);
        assertThat(OutputTree.requireComplete(directory))
                .contains("lists/environments.txt", "lists/no-text", "manifests/prod/api.yaml");
    }

    @Test
    void a_release_of_which_nothing_is_said_has_a_version_that_no_range_takes_and_a_time_of_no_clock()
            throws IOException {
        run(listing(), "--release-time", "86400");
        assertThat(text("lists/environments.txt")).endsWith("released as 0.0.0-dev at 1970-01-02T00:00:00Z\n");

        assertThat(run(listing(), "--release-time", "yesterday"))
                .contains("--release-time yesterday is no time such as 2026-11-23T00:00:00Z");
    }

    @Test
    void they_can_run_the_platform_with_symbols() throws IOException {
        run(output((view, out, problems) -> {
            Blueprint symbolic = view.in(view.environments().get(1).run().assignment(), new Sink.Translation() {
                @Override
                public long number(Expression expression) {
                    return 4711;
                }

                @Override
                public String text(Expression expression) {
                    return "symbol";
                }

                @Override
                public String optional(Expression expression) {
                    return "symbol";
                }

                @Override
                public List<String> names(Expression.Input input) {
                    return List.of();
                }

                @Override
                public Map<String, String> entries(Expression.Input input) {
                    return Map.of();
                }
            });
            out.text("lists/symbols.txt", symbolic.resources().toString(), source(view));
        }));

        assertThat(text("lists/symbols.txt")).contains("replicas=4711");
    }

    @Test
    void what_did_not_change_is_not_touched() throws IOException {
        run(listing());
        Path file = directory.resolve("lists/no-text");
        FileTime before = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, before);

        assertThat(run(listing())).contains(": 0 files written, 0 deleted");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    }

    @Test
    void an_error_of_one_keeps_everything_from_being_written() {
        Rule rule = Rule.error("no-list", "There is no list.");
        String told = run(output((view, out, problems) -> {
            out.text("lists/a", "a", source(view));
            Source source = source(view);
            problems.add(rule, source.path(), source.origin(), "It has no end.", "End it.");
        }));

        assertThat(told).contains("error[no-list]", "PlatformOutputsTest.java:", "Nothing was written.");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_warning_of_one_keeps_a_strict_run_from_writing() {
        Rule rule = Rule.warning("short-list", "The list is short.");
        Definition warned = output((view, out, problems) -> {
            Source source = source(view);
            problems.add(rule, source.path(), source.origin(), "It is short.", "Add to it.");
        });

        assertThat(run(warned)).contains("warning[short-list]", "files written");
        assertThat(run(warned, "--strict")).contains("warning[short-list]", "Nothing was written.");
    }

    @Test
    void places_that_cannot_be_are_findings() {
        String told = run(output((view, out, problems) -> {
            Source source = source(view);
            out.text("manifests/x", "", source);
            out.text("../x", "", source);
            out.text("lists/a", "", source);
            out.text("lists/A", "", source);
        }));

        assertThat(told)
                .contains("error[output-path]", "manifests holds Keelson's own files alone", "../x cannot be written")
                .contains("error[same-output]", "lists/A is written twice", "Nothing was written.");
    }

    @Test
    void only_a_file_into_which_the_earlier_one_went_takes_its_place() throws IOException {
        Files.createDirectories(directory.resolve("lists"));
        Files.writeString(directory.resolve("lists/index"), "theirs\n");
        Definition merging = output((view, out, problems) ->
                out.merged("lists/index", earlier(view, "lists/index") + "ours\n", source(view)));

        assertThat(run(output((view, out, problems) -> out.text("lists/index", "ours\n", source(view)))))
                .contains("lists/index is a file that Keelson did not write");
        assertThat(text("lists/index")).isEqualTo("theirs\n");
        run(merging);
        assertThat(text("lists/index")).isEqualTo("theirs\nours\n");
    }

    @Test
    void a_file_of_an_earlier_run_stays_where_it_is_kept_and_goes_where_it_is_not() throws IOException {
        run(output((view, out, problems) -> out.bytes("lists/old", NO_TEXT, source(view))));
        run(output((view, out, problems) ->
                view.earlier("lists/old").ifPresent(content -> out.kept("lists/old", content, source(view)))));
        assertThat(Files.readAllBytes(directory.resolve("lists/old"))).isEqualTo(NO_TEXT);

        run(listing());
        assertThat(directory.resolve("lists/old")).doesNotExist();
    }

    @Test
    void nothing_outside_the_output_can_be_read() throws IOException {
        Path inside = Files.createDirectory(directory.resolve("inside"));
        Files.writeString(directory.resolve("outside"), "secret");
        Files.createSymbolicLink(inside.resolve("link"), directory.resolve("outside"));

        assertThat(OutputTree.read(inside, "link")).isEmpty();
        assertThat(OutputTree.read(inside, "none/of/these")).isEmpty();
    }

    @Test
    void the_report_lists_them_with_their_lines() throws IOException {
        run(listing());

        JsonNode artifacts =
                new ObjectMapper().readTree(text("report/platform.json")).path("artifacts");
        assertThat(artifacts).hasSize(2);
        assertThat(artifacts.at("/0/path").asText()).isEqualTo("lists/environments.txt");
        assertThat(artifacts.at("/0/because").asText()).isEqualTo("it is listed");
        assertThat(artifacts.at("/0/origin").asText()).contains("(PlatformOutputsTest.java:");
    }

    private static Definition listing() {
        return output((view, out, problems) -> {
            String environments =
                    view.environments().stream().map(Blueprint::environment).collect(Collectors.joining(" "));
            out.text(
                    "lists/environments.txt",
                    view.name() + " of " + environments + ", released as "
                            + view.release().version() + " at " + view.release().time() + "\n",
                    source(view));
            out.bytes("lists/no-text", NO_TEXT, source(view));
        });
    }

    private static String earlier(PlatformView view, String path) {
        return view.earlier(path)
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static Source source(PlatformView view) {
        Attached<Listed> attached = view.attached(Listed.class).get(0);
        return new Source(null, attached.path(), attached.origin(), "it is listed");
    }

    private static Definition output(PlatformOutput output) {
        return new Definition() {
            @Override
            public void define(PlatformDraft p) {
                p.with(new Listed(output));
                p.deployment(API, Image.parse("registry.example.com/shop/api:1"), d -> d.replicas(p.get(SIZE))
                        .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64))));
            }

            @Override
            public String name() {
                return "shop-list";
            }
        };
    }

    private String text(String path) throws IOException {
        return Files.readString(directory.resolve(path));
    }

    private String run(Definition definition, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--output", directory.toString()));
        StringWriter out = new StringWriter();
        new Program(Platform.of(definition), List.of(DEV, PROD), new PrintWriter(out))
                .run(arguments.toArray(String[]::new));
        return out.toString();
    }

    private record Listed(PlatformOutput output) implements Facet<PlatformDraft> {
        @Override
        public Extension extension() {
            return new Lists(output);
        }

        @Override
        public Object declare(Scope scope) {
            return this;
        }
    }

    private record Lists(PlatformOutput output) implements PlatformExtension {
        @Override
        public List<PlatformOutput> platformOutputs() {
            return List.of(output);
        }
    }
}
