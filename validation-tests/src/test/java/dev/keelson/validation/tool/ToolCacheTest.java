package dev.keelson.validation.tool;

import static dev.keelson.validation.tool.Workbench.FAKE_GO;
import static dev.keelson.validation.tool.Workbench.KUBECTL;
import static dev.keelson.validation.tool.Workbench.SIGSYAML;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.validation.process.ProcessRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody has is made, once and whole. */
class ToolCacheTest {
    @TempDir
    Path directory;

    private Workbench workbench;

    @BeforeEach
    void empty_search_path() throws IOException {
        workbench = new Workbench(directory);
    }

    @Test
    void what_is_nowhere_is_made_once_and_kept() throws Exception {
        workbench.executable("go", FAKE_GO);

        InstalledTool made = workbench.cache().provide(SIGSYAML);
        InstalledTool kept = workbench.cache().provide(SIGSYAML);

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
        assertThat(workbench.runs()).isEqualTo(1);
        assertThat(workbench.console).hasSize(2);
        assertThat(workbench.console.get(0))
                .startsWith("making sigsyaml " + SIGSYAML.recipe().version() + " in ");
        assertThat(workbench.entries())
                .containsExactly("lock", made.path().getParent().getFileName().toString());
    }

    @Test
    void programs_of_different_projects_are_named_by_their_tools() throws Exception {
        workbench.executable("go", FAKE_GO);
        Tool nodes = Tool.own("kwok", GoModule.at("kwok").program("sigs.k8s.io/kwok/cmd/kwok"));
        Tool autoscaler = Tool.own("karpenter-kwok", GoModule.at("karpenter").program("sigs.k8s.io/karpenter/kwok"));

        Path kwok = workbench.cache().provide(nodes).path();
        Path karpenter = workbench.cache().provide(autoscaler).path();

        assertThat(kwok).hasFileName("kwok").hasContent("sigs.k8s.io/kwok/cmd/kwok");
        assertThat(karpenter).hasFileName("karpenter-kwok").hasContent("sigs.k8s.io/karpenter/kwok");
        assertThat(workbench.cache().provide(nodes).path()).isEqualTo(kwok);
    }

    @Test
    void a_build_that_fails_leaves_nothing_and_shows_the_words_of_the_compiler() throws Exception {
        workbench.executable("go", "#!/bin/sh\necho module not served >&2\nexit 1\n");

        assertThatThrownBy(() -> workbench.cache().provide(SIGSYAML))
                .isInstanceOf(MissingToolException.class)
                .hasMessageContaining("sigsyaml " + SIGSYAML.recipe().version() + " could not be made.")
                .hasMessageContaining("GOPROXY")
                .hasMessageContaining("-Dkeelson.sigsyaml=")
                .hasMessageContaining("module not served");
        assertThat(workbench.entries()).containsExactly("lock");
    }

    @Test
    void what_a_killed_build_left_is_cleared_away_and_never_used() throws Exception {
        workbench.executable("go", FAKE_GO);
        Path left = directory.resolve("cache/unfinished-1/made");
        Files.createDirectories(left);
        Files.writeString(left.resolve("sigsyaml"), "half");
        String home = "sigsyaml-" + SIGSYAML.recipe().version() + "-" + Platform.current();
        Files.createDirectories(directory.resolve("cache").resolve(home));

        assertThat(workbench.cache().provide(SIGSYAML).path()).hasContent("./sigsyaml");
        assertThat(workbench.entries()).containsExactly("lock", home);
    }

    @Test
    void threads_and_processes_that_need_a_tool_at_once_make_it_once() throws Exception {
        workbench.executable("go", FAKE_GO.replace("#!/bin/sh", "#!/bin/sh\nsleep 0.3"));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = ProcessHandle.current().info().command().orElseThrow();
        ToolCache cache = workbench.cache();
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
        assertThat(workbench.runs()).isEqualTo(1);
    }

    @Test
    void without_go_the_failure_says_what_to_install_or_to_set() {
        assertThatThrownBy(() -> workbench.cache().provide(KUBECTL))
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

        assertThatThrownBy(() -> workbench.cache().provide(data))
                .isInstanceOf(MissingToolException.class)
                .hasMessage("""
                        kubernetes-validate 1.34.1 is neither named by -Dkeelson.kubernetes-validate nor in Keelson's \
                        cache, and to make it takes `python3`, which is not on the PATH.

                        Either install Python 3 with pip (`apt-get install python3-pip`),
                        or name an installed one: -Dkeelson.kubernetes-validate=/path/to/directory""");
    }
}
