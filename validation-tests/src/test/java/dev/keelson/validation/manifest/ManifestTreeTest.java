package dev.keelson.validation.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTreeTest {
    @TempDir
    private Path directory;

    @Test
    void files_and_documents_are_read_in_order_at_any_depth() throws IOException {
        Files.createDirectories(directory.resolve("sub"));
        Files.writeString(directory.resolve("b.yml"), "{apiVersion: v1, kind: Service, metadata: {name: three}}");
        Files.writeString(directory.resolve("a.yaml"), """
                ---
                {apiVersion: v1, kind: Service, metadata: {name: one}}
                ---
                ---
                {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Service, metadata: {name: two}}]}
                """);
        Files.writeString(directory.resolve("sub/c.yaml"), "{apiVersion: v1, kind: Service, metadata: {name: four}}");
        Files.writeString(directory.resolve("kustomization.yaml"), "resources: [a.yaml]");
        Files.writeString(directory.resolve("notes.txt"), "not: [yaml");

        assertThat(ManifestTree.read(directory).manifests())
                .extracting(Manifest::name)
                .containsExactly("one", "two", "three", "four");
        assertThat(ManifestTree.read(directory).manifests().get(0).source()).isEqualTo("a.yaml, document 1");
    }

    @Test
    void an_empty_directory_is_refused() {
        assertThatThrownBy(() -> ManifestTree.read(directory)).hasMessageEndingWith("holds no manifests");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {kind: A, apiVersion: v1, kind: B} | cannot be read
                    {kind: [                           | cannot be read
                    just text                          | is no Kubernetes object
                    {kind: A}                          | apiVersion is missing
                    {apiVersion: v1}                   | kind is missing
                    """)
    void what_is_no_object_is_refused(String yaml, String message) {
        assertThatThrownBy(() -> ManifestTree.parse(yaml))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessage("text, document 1: " + message);
    }

    @Test
    void objects_without_a_namespace_live_in_the_default_one() {
        ManifestTree tree = ManifestTree.parse("""
                {apiVersion: v1, kind: Pod, metadata: {name: a}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: ops}}
                """);

        assertThat(tree.manifests()).extracting(Manifest::id).containsExactly("default/a", "ops/b");
        assertThat(tree.inNamespace("shop").manifests())
                .extracting(Manifest::id)
                .containsExactly("shop/a", "ops/b");
    }

    @Test
    void a_label_that_is_no_string_is_refused() {
        Manifest manifest = ManifestTree.parse(
                        "{apiVersion: v1, kind: Pod, metadata: {name: a, labels: {canary: true}}}")
                .manifests()
                .get(0);

        assertThatThrownBy(() -> manifest.strings("/metadata/labels"))
                .hasMessage("text, document 1: /metadata/labels/canary must be a string, is true");
    }

    @Test
    void scalars_read_as_they_do_in_kubectl() {
        assertThat(ManifestTree.parse(
                                "{apiVersion: v1, kind: A, none: , empty: '', word: \"on\", flag: on, count: 010}")
                        .manifests()
                        .get(0)
                        .body())
                .hasToString("{\"apiVersion\":\"v1\",\"kind\":\"A\",\"none\":null,\"empty\":\"\","
                        + "\"word\":\"on\",\"flag\":true,\"count\":8}");
    }
}
