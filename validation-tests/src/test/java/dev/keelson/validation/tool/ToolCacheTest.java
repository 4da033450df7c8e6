package dev.keelson.validation.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.validation.process.ProcessRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolCacheTest {
    private static final Tool SIGSYAML = Tool.own("sigsyaml", GoModule.at("").own("sigsyaml"));
    private static final Tool KUBECTL =
            Tool.program("kubectl", GoModule.at("kubernetes").program("k8s.io/kubernetes/cmd/kubectl"));

    /** What it is made of does not matter here. */
    private static final Tool CONTROL_PLANE = Tool.controlPlane("kube-scheduler", KUBECTL.recipe());

    /** A compiler that notes each run, and writes what it was told to build into the file it was told to make. */
    private static final String FAKE_GO = """
            #!/bin/sh
            if [ "$1" = version ]; then echo go version fake; exit 0; fi
            echo run >> "$(dirname "$0")/runs"
            while [ $# -gt 1 ]; do [ "$1" = -o ] && out=$2; shift; done
            test -f go.mod && test -f go.sum || exit 9
            echo "$1" > "$out"
            chmod +x "$out"
            """;

    @TempDir
    Path directory;

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> console = new ArrayList<>();
    private Path bin;

    @BeforeEach
    void empty_search_path() throws Exception {
        bin = Files.createDirectory(directory.resolve("bin"));
    }

    @Test
    void what_is_nowhere_is_made_once_and_kept() throws Exception {
        executable("go", FAKE_GO);

        InstalledTool made = cache().provide(SIGSYAML);
        InstalledTool kept = cache().provide(SIGSYAML);

        assertThat(made.source()).isEqualTo(InstalledTool.Source.MADE);
        assertThat(kept)
                .isEqualTo(new InstalledTool(
                        made.path(),
                        InstalledTool.Source.CACHE,
                        Optional.of(SIGSYAML.recipe().version())));
        assertThat(made.path()).hasContent("./sigsyaml");
        assertThat(made.path().getParent().getFileName())
                .hasToString("sigsyaml-" + SIGSYAML.recipe().version() + "-" + Platform.current());
        assertThat(made.path().resolveSibling("keelson-tool.txt"))
                .content()
                .contains("version: " + SIGSYAML.recipe().version())
                .contains("made with: go version fake");
        assertThat(runs()).isEqualTo(1);
        assertThat(console).hasSize(2);
        assertThat(console.get(0))
                .startsWith("making sigsyaml " + SIGSYAML.recipe().version() + " in ");
        assertThat(entries())
                .containsExactly("lock", made.path().getParent().getFileName().toString());
    }

    @Test
    void a_property_wins_over_the_path_and_the_path_over_the_cache() throws Exception {
        executable("go", FAKE_GO);
        assertThat(cache().provide(KUBECTL).source()).isEqualTo(InstalledTool.Source.MADE);

        Path onPath = executable("kubectl", "#!/bin/sh\n");
        assertThat(cache().provide(KUBECTL))
                .isEqualTo(new InstalledTool(onPath, InstalledTool.Source.PATH, Optional.empty()));

        Path named = executable("other", "#!/bin/sh\n");
        properties.put("keelson.kubectl", named.toString());
        assertThat(cache().provide(KUBECTL))
                .isEqualTo(new InstalledTool(named, InstalledTool.Source.PROPERTY, Optional.empty()));
    }

    @Test
    void a_program_of_a_control_plane_is_looked_for_in_kubebuilder_assets_before_the_path() throws Exception {
        executable("go", FAKE_GO);
        Path assets = Files.createDirectory(directory.resolve("assets"));
        environment.put("KUBEBUILDER_ASSETS", assets.toString());
        Path asset = executable(assets, "kube-scheduler", "#!/bin/sh\n");
        executable("kube-scheduler", "#!/bin/sh\n");
        Path onPath = executable("etcd", "#!/bin/sh\n");
        executable(assets, "kubectl", "#!/bin/sh\n");

        assertThat(cache().provide(CONTROL_PLANE))
                .isEqualTo(new InstalledTool(asset, InstalledTool.Source.KUBEBUILDER_ASSETS, Optional.empty()));
        assertThat(cache().provide(Tool.controlPlane("etcd", CONTROL_PLANE.recipe())))
                .as("what the directory lacks may be on the PATH")
                .isEqualTo(new InstalledTool(onPath, InstalledTool.Source.PATH, Optional.empty()));
        assertThat(cache().provide(KUBECTL).source())
                .as("only a tool that asks for it is looked for there")
                .isEqualTo(InstalledTool.Source.MADE);

        Path named = executable("other", "#!/bin/sh\n");
        properties.put("keelson.kube-scheduler", named.toString());
        assertThat(cache().provide(CONTROL_PLANE).source()).isEqualTo(InstalledTool.Source.PROPERTY);
    }

    @Test
    void programs_of_different_projects_are_named_by_their_tools() throws Exception {
        executable("go", FAKE_GO);
        Tool nodes = Tool.own("kwok", GoModule.at("kwok").program("sigs.k8s.io/kwok/cmd/kwok"));
        Tool autoscaler = Tool.own("karpenter-kwok", GoModule.at("karpenter").program("sigs.k8s.io/karpenter/kwok"));

        Path kwok = cache().provide(nodes).path();
        Path karpenter = cache().provide(autoscaler).path();

        assertThat(kwok).hasFileName("kwok").hasContent("sigs.k8s.io/kwok/cmd/kwok");
        assertThat(karpenter).hasFileName("karpenter-kwok").hasContent("sigs.k8s.io/karpenter/kwok");
        assertThat(cache().provide(nodes).path()).isEqualTo(kwok);
    }

    @Test
    void a_program_of_the_user_tells_its_version_once_and_another_minor_version_is_announced() throws Exception {
        Tool telling = KUBECTL.tellingVersion("version", "--client");
        String pinned = KUBECTL.recipe().version();
        executable("kubectl", """
                #!/bin/sh
                echo run >> "$(dirname "$0")/runs"
                [ "$*" = "version --client" ] && printf 'Client Version: v1.2.3-rc.1\\nKustomize Version: v5.7.1\\n'
                """);
        ToolCache cache = cache();

        InstalledTool found = cache.provide(telling);

        assertThat(found.version()).contains("1.2.3-rc.1");
        assertThat(found.isOtherMinorThan("1.2.9")).isFalse();
        assertThat(found.isOtherMinorThan("1.20.3")).isTrue();
        assertThat(cache.provide(telling)).isEqualTo(found);
        assertThat(runs()).isEqualTo(1);
        assertThat(console)
                .containsExactly("using kubectl 1.2.3-rc.1, on the PATH, not the pinned " + pinned
                        + "; -Dkeelson.tools=pinned takes the pinned one");
    }

    @Test
    void the_pinned_minor_version_and_one_that_is_not_told_are_taken_without_a_word() throws Exception {
        String minor = KUBECTL.recipe().version().replaceFirst("\\.\\d+$", ".99");
        executable("kubectl", "#!/bin/sh\necho built with go1.2.3: v" + minor + "\n");
        assertThat(cache().provide(KUBECTL.tellingVersion("version")).version()).contains(minor);

        executable("kubectl", "#!/bin/sh\necho 1.2.3\nexit 1\n");
        InstalledTool silent = cache().provide(KUBECTL.tellingVersion("version"));

        assertThat(silent.version()).isEmpty();
        assertThat(silent.isOtherMinorThan(minor)).isFalse();
        assertThat(console).isEmpty();
    }

    @Test
    void whoever_insists_on_the_pinned_versions_gets_them_unless_a_property_names_another() throws Exception {
        executable("go", FAKE_GO);
        Path onPath = executable("kubectl", "#!/bin/sh\n");
        properties.put("keelson.tools", "pinned");
        assertThat(cache().provide(KUBECTL).source()).isEqualTo(InstalledTool.Source.MADE);

        properties.put("keelson.kubectl", onPath.toString());
        assertThat(cache().provide(KUBECTL).source()).isEqualTo(InstalledTool.Source.PROPERTY);

        properties.clear();
        properties.put("keelson.tools", "latest");
        assertThatThrownBy(() -> cache().provide(KUBECTL))
                .isInstanceOf(MissingToolException.class)
                .hasMessage("-Dkeelson.tools=latest says nothing: only `pinned` does");
    }

    @Test
    void a_program_of_the_harness_is_not_looked_for_on_the_path() throws Exception {
        executable("go", FAKE_GO);
        executable("sigsyaml", "#!/bin/sh\n");

        assertThat(cache().provide(SIGSYAML).source()).isEqualTo(InstalledTool.Source.MADE);
    }

    @Test
    void a_property_that_names_no_program_fails_instead_of_being_ignored() {
        properties.put("keelson.kubectl", directory.toString());

        assertThatThrownBy(() -> cache().provide(KUBECTL))
                .isInstanceOf(MissingToolException.class)
                .hasMessage("-Dkeelson.kubectl=" + directory + " does not name an executable file");
    }

    @Test
    void without_go_the_failure_says_what_to_install_or_to_set() {
        assertThatThrownBy(() -> cache().provide(KUBECTL))
                .isInstanceOf(MissingToolException.class)
                .hasMessage(
                        """
                        kubectl %s is neither named by -Dkeelson.kubectl nor on the PATH nor in Keelson's cache, \
                        and to make it takes `go`, which is not on the PATH.

                        Either install Go %s or newer (`brew install go`, or your distribution's package),
                        or name an installed one: -Dkeelson.kubectl=/path/to/kubectl""",
                        KUBECTL.recipe().version(), GoModule.at("kubernetes").goVersion());
    }

    @Test
    void without_a_program_of_a_control_plane_the_failure_names_every_place_it_was_looked_for() {
        assertThatThrownBy(() -> cache().provide(CONTROL_PLANE))
                .isInstanceOf(MissingToolException.class)
                .hasMessageStartingWith(
                        "kube-scheduler " + CONTROL_PLANE.recipe().version()
                                + " is neither named by -Dkeelson.kube-scheduler nor in KUBEBUILDER_ASSETS nor on the PATH nor in"
                                + " Keelson's cache, and to make it takes `go`");
    }

    @Test
    void without_python_the_failure_says_what_to_install_or_to_set() {
        Tool data = Tool.own("kubernetes-validate", PipRecipe.pinned("kubernetes-validate"));

        assertThatThrownBy(() -> cache().provide(data))
                .isInstanceOf(MissingToolException.class)
                .hasMessage("""
                        kubernetes-validate 1.34.1 is neither named by -Dkeelson.kubernetes-validate nor in Keelson's \
                        cache, and to make it takes `python3`, which is not on the PATH.

                        Either install Python 3 with pip (`apt-get install python3-pip`),
                        or name an installed one: -Dkeelson.kubernetes-validate=/path/to/directory""");
    }

    @Test
    void a_build_that_fails_leaves_nothing_and_shows_the_words_of_the_compiler() throws Exception {
        executable("go", "#!/bin/sh\necho module not served >&2\nexit 1\n");

        assertThatThrownBy(() -> cache().provide(SIGSYAML))
                .isInstanceOf(MissingToolException.class)
                .hasMessageContaining("sigsyaml " + SIGSYAML.recipe().version() + " could not be made.")
                .hasMessageContaining("GOPROXY")
                .hasMessageContaining("-Dkeelson.sigsyaml=")
                .hasMessageContaining("module not served");
        assertThat(entries()).containsExactly("lock");
    }

    @Test
    void what_a_killed_build_left_is_cleared_away_and_never_used() throws Exception {
        executable("go", FAKE_GO);
        Path left = directory.resolve("cache/unfinished-1/made");
        Files.createDirectories(left);
        Files.writeString(left.resolve("sigsyaml"), "half");
        String home = "sigsyaml-" + SIGSYAML.recipe().version() + "-" + Platform.current();
        Files.createDirectories(directory.resolve("cache").resolve(home));

        assertThat(cache().provide(SIGSYAML).path()).hasContent("./sigsyaml");
        assertThat(entries()).containsExactly("lock", home);
    }

    @Test
    void threads_and_processes_that_need_a_tool_at_once_make_it_once() throws Exception {
        executable("go", FAKE_GO.replace("#!/bin/sh", "#!/bin/sh\nsleep 0.3"));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = ProcessHandle.current().info().command().orElseThrow();
        ToolCache cache = cache();
        Callable<String> process = () -> ProcessRun.of(
                        Duration.ofMinutes(1),
                        List.of(java, "-cp", classPath, ProvidingJvm.class.getName(), directory.toString()))
                .run()
                .orFail()
                .output();
        Callable<String> thread = () -> cache.provide(SIGSYAML).path() + "\n";

        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            for (Future<String> path : callers.invokeAll(List.of(process, thread, process, thread))) {
                assertThat(path.get()).isEqualTo(cache.provide(SIGSYAML).path() + "\n");
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(runs()).isEqualTo(1);
    }

    private ToolCache cache() {
        return cache(directory, properties, environment, console);
    }

    static ToolCache cache(
            Path directory, Map<String, String> properties, Map<String, String> environment, List<String> console) {
        Map<String, String> all = new HashMap<>(environment);
        // What the fakes need is on the machine; what is looked for is only what a test has put there.
        all.put("PATH", directory.resolve("bin").toString());
        return new ToolCache(directory.resolve("cache"), new UserPrograms(properties::get, all::get), console::add);
    }

    static Tool sigsYaml() {
        return SIGSYAML;
    }

    private Path executable(String name, String script) throws IOException {
        return executable(bin, name, script);
    }

    private static Path executable(Path directory, String name, String script) throws IOException {
        Path file = Files.writeString(directory.resolve(name), script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private long runs() throws IOException {
        return Files.readAllLines(bin.resolve("runs")).size();
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> entries = Files.list(directory.resolve("cache"))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
