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
        assertThat(kept).isEqualTo(new InstalledTool(made.path(), InstalledTool.Source.CACHE));
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
        assertThat(cache().provide(KUBECTL)).isEqualTo(new InstalledTool(onPath, InstalledTool.Source.PATH));

        Path named = executable("other", "#!/bin/sh\n");
        properties.put("keelson.kubectl", named.toString());
        assertThat(cache().provide(KUBECTL)).isEqualTo(new InstalledTool(named, InstalledTool.Source.PROPERTY));
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
        return cache(directory, properties, console);
    }

    static ToolCache cache(Path directory, Map<String, String> properties, List<String> console) {
        // What the fakes need is on the machine; what is looked for is only what a test has put there.
        return new ToolCache(
                directory.resolve("cache"), List.of(directory.resolve("bin")), properties::get, console::add);
    }

    static Tool sigsYaml() {
        return SIGSYAML;
    }

    private Path executable(String name, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(name), script);
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
