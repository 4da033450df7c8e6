package dev.keelson.validation.tool;

import static dev.keelson.validation.tool.Workbench.CONTROL_PLANE;
import static dev.keelson.validation.tool.Workbench.FAKE_GO;
import static dev.keelson.validation.tool.Workbench.KUBECTL;
import static dev.keelson.validation.tool.Workbench.SIGSYAML;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a tool is looked for, and what is said of one that the user has. */
class ToolLookupTest {
    @TempDir
    Path directory;

    private Workbench workbench;

    @BeforeEach
    void empty_search_path() throws IOException {
        workbench = new Workbench(directory);
    }

    @Test
    void a_property_wins_over_the_path_and_the_path_over_the_cache() throws Exception {
        workbench.executable("go", FAKE_GO);
        assertThat(workbench.cache().provide(KUBECTL).source()).isEqualTo(InstalledTool.Source.MADE);

        Path onPath = workbench.executable("kubectl", "#!/bin/sh\n");
        assertThat(workbench.cache().provide(KUBECTL))
                .isEqualTo(new InstalledTool(onPath, InstalledTool.Source.PATH, Optional.empty()));

        Path named = workbench.executable("other", "#!/bin/sh\n");
        workbench.properties.put("keelson.kubectl", named.toString());
        assertThat(workbench.cache().provide(KUBECTL))
                .isEqualTo(new InstalledTool(named, InstalledTool.Source.PROPERTY, Optional.empty()));
    }

    @Test
    void a_program_of_a_control_plane_is_looked_for_in_kubebuilder_assets_before_the_path() throws Exception {
        workbench.executable("go", FAKE_GO);
        Path assets = Files.createDirectory(directory.resolve("assets"));
        workbench.environment.put("KUBEBUILDER_ASSETS", assets.toString());
        Path asset = Workbench.executable(assets, "kube-scheduler", "#!/bin/sh\n");
        workbench.executable("kube-scheduler", "#!/bin/sh\n");
        Path onPath = workbench.executable("etcd", "#!/bin/sh\n");
        Workbench.executable(assets, "kubectl", "#!/bin/sh\n");

        assertThat(workbench.cache().provide(CONTROL_PLANE))
                .isEqualTo(new InstalledTool(asset, InstalledTool.Source.KUBEBUILDER_ASSETS, Optional.empty()));
        assertThat(workbench.cache().provide(Tool.controlPlane("etcd", CONTROL_PLANE.recipe())))
                .as("what the directory lacks may be on the PATH")
                .isEqualTo(new InstalledTool(onPath, InstalledTool.Source.PATH, Optional.empty()));
        assertThat(workbench.cache().provide(KUBECTL).source())
                .as("only a tool that asks for it is looked for there")
                .isEqualTo(InstalledTool.Source.MADE);

        Path named = workbench.executable("other", "#!/bin/sh\n");
        workbench.properties.put("keelson.kube-scheduler", named.toString());
        assertThat(workbench.cache().provide(CONTROL_PLANE).source()).isEqualTo(InstalledTool.Source.PROPERTY);
    }

    @Test
    void a_program_of_the_user_tells_its_version_once_and_another_minor_version_is_announced() throws Exception {
        Tool telling = KUBECTL.tellingVersion("version", "--client");
        String pinned = KUBECTL.recipe().version();
        workbench.executable("kubectl", """
                #!/bin/sh
                echo run >> "$(dirname "$0")/runs"
                [ "$*" = "version --client" ] && printf 'Client Version: v1.2.3-rc.1\\nKustomize Version: v5.7.1\\n'
                """);
        ToolCache cache = workbench.cache();

        InstalledTool found = cache.provide(telling);

        assertThat(found.version()).contains("1.2.3-rc.1");
        assertThat(found.isOtherMinorThan("1.2.9")).isFalse();
        assertThat(found.isOtherMinorThan("1.20.3")).isTrue();
        assertThat(cache.provide(telling)).isEqualTo(found);
        assertThat(workbench.runs()).isEqualTo(1);
        assertThat(workbench.console)
                .containsExactly("using kubectl 1.2.3-rc.1, on the PATH, not the pinned " + pinned
                        + "; -Dkeelson.tools=pinned takes the pinned one");
    }

    @Test
    void the_pinned_minor_version_and_one_that_is_not_told_are_taken_without_a_word() throws Exception {
        String minor = KUBECTL.recipe().version().replaceFirst("\\.\\d+$", ".99");
        workbench.executable("kubectl", "#!/bin/sh\necho built with go1.2.3: v" + minor + "\n");
        assertThat(workbench.cache().provide(KUBECTL.tellingVersion("version")).version())
                .contains(minor);

        workbench.executable("kubectl", "#!/bin/sh\necho 1.2.3\nexit 1\n");
        InstalledTool silent = workbench.cache().provide(KUBECTL.tellingVersion("version"));

        assertThat(silent.version()).isEmpty();
        assertThat(silent.isOtherMinorThan(minor)).isFalse();
        assertThat(workbench.console).isEmpty();
    }

    @Test
    void whoever_insists_on_the_pinned_versions_gets_them_unless_a_property_names_another() throws Exception {
        workbench.executable("go", FAKE_GO);
        Path onPath = workbench.executable("kubectl", "#!/bin/sh\n");
        workbench.properties.put("keelson.tools", "pinned");
        assertThat(workbench.cache().provide(KUBECTL).source()).isEqualTo(InstalledTool.Source.MADE);

        workbench.properties.put("keelson.kubectl", onPath.toString());
        assertThat(workbench.cache().provide(KUBECTL).source()).isEqualTo(InstalledTool.Source.PROPERTY);

        workbench.properties.clear();
        workbench.properties.put("keelson.tools", "latest");
        assertThatThrownBy(() -> workbench.cache().provide(KUBECTL))
                .isInstanceOf(MissingToolException.class)
                .hasMessage("-Dkeelson.tools=latest says nothing: only `pinned` does");
    }

    @Test
    void a_program_of_the_harness_is_not_looked_for_on_the_path() throws Exception {
        workbench.executable("go", FAKE_GO);
        workbench.executable("sigsyaml", "#!/bin/sh\n");

        assertThat(workbench.cache().provide(SIGSYAML).source()).isEqualTo(InstalledTool.Source.MADE);
    }

    @Test
    void a_property_that_names_no_program_fails_instead_of_being_ignored() {
        workbench.properties.put("keelson.kubectl", directory.toString());

        assertThatThrownBy(() -> workbench.cache().provide(KUBECTL))
                .isInstanceOf(MissingToolException.class)
                .hasMessage("-Dkeelson.kubectl=" + directory + " does not name an executable file");
    }

    @Test
    void without_a_program_of_a_control_plane_the_failure_names_every_place_it_was_looked_for() {
        assertThatThrownBy(() -> workbench.cache().provide(CONTROL_PLANE))
                .isInstanceOf(MissingToolException.class)
                .hasMessageStartingWith(
                        "kube-scheduler " + CONTROL_PLANE.recipe().version()
                                + " is neither named by -Dkeelson.kube-scheduler nor in KUBEBUILDER_ASSETS nor on the PATH nor in"
                                + " Keelson's cache, and to make it takes `go`");
    }
}
