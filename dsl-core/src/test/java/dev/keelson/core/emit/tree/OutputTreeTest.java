package dev.keelson.core.emit.tree;

import static dev.keelson.core.emit.tree.SampleTrees.assertComplete;
import static dev.keelson.core.emit.tree.SampleTrees.contentOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTreeTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));

    @TempDir
    Path dir;

    @Test
    void a_missing_directory_is_made_and_filled() {
        Path root = dir.resolve("not/yet/there");
        TreeChange change = OutputTree.write(root, SampleTrees.first(7));
        assertComplete(root, SampleTrees.first(7), "first run");
        assertThat(change.written()).hasSize(12).contains("same.yaml").isSorted();
        assertThat(change.deleted()).isEmpty();
        assertThat(change.unchanged()).isZero();
    }

    @Test
    void a_second_equal_run_touches_nothing() throws IOException {
        OutputTree.write(dir, SampleTrees.first(7));
        SortedMap<String, String> before = agedStamps();
        TreeChange change = OutputTree.write(dir, SampleTrees.first(7));
        assertThat(change.isEmpty()).isTrue();
        assertThat(change.unchanged()).isEqualTo(12);
        assertThat(stamps()).isEqualTo(before);
    }

    @Test
    void a_run_touches_only_what_changed() throws IOException {
        OutputTree.write(dir, new OutputFiles().add("a", "1").add("b", "2").add("c/d", "3"));
        SortedMap<String, String> before = agedStamps();
        TreeChange change = OutputTree.write(
                dir, new OutputFiles().add("a", "1").add("b", "9").add("c/d", "3"));
        assertThat(change).hasToString("TreeChange[written=[b], deleted=[], unchanged=2]");
        SortedMap<String, String> after = stamps();
        assertThat(after.remove("b")).isNotEqualTo(before.remove("b"));
        after.remove("");
        before.remove("");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void what_is_no_longer_generated_goes_with_the_directories_it_leaves_empty() {
        OutputTree.write(dir, SampleTrees.first(7));
        TreeChange change = OutputTree.write(dir, SampleTrees.second(7));
        assertComplete(dir, SampleTrees.second(7), "second tree");
        assertThat(change.deleted()).containsExactly("only-first/deep/er/a.yaml", "pair/swap/inner.yaml", "swap");
        assertThat(dir.resolve("only-first")).doesNotExist();
        OutputTree.write(dir, new OutputFiles());
        assertThat(dir).isDirectoryNotContaining("glob:**/[!.]*");
    }

    @Test
    void files_of_others_stay() throws IOException {
        OutputTree.write(dir, SampleTrees.first(3));
        Files.writeString(dir.resolve("only-first/deep/mine.txt"), "mine");
        Files.writeString(dir.resolve("mine.txt"), "mine");
        Files.createDirectories(dir.resolve("my-own-empty"));
        OutputTree.write(dir, SampleTrees.second(3));
        assertThat(contentOf(dir))
                .containsEntry("only-first/deep/mine.txt", "mine")
                .containsEntry("mine.txt", "mine");
        assertThat(dir.resolve("only-first/deep/er")).doesNotExist();
        assertThat(dir.resolve("my-own-empty")).isDirectory();
    }

    @Test
    void files_of_others_in_the_way_are_named_before_anything_is_written() throws IOException {
        OutputTree.write(dir, new OutputFiles().add("own", "1"));
        Files.writeString(dir.resolve("b.yaml"), "mine");
        Files.createDirectories(dir.resolve("c.yaml"));
        Files.writeString(dir.resolve("d"), "mine");
        SortedMap<String, String> before = agedStamps();
        OutputFiles files = new OutputFiles()
                .add("a", "a")
                .add("b.yaml", "b")
                .add("c.yaml", "c")
                .add("d/e", "e");
        assertThatThrownBy(() -> OutputTree.write(dir, files))
                .isInstanceOf(OutputTreeException.class)
                .hasMessage("""
                        What is not Keelson's stands in the way in %s:
                          b.yaml is a file that Keelson did not write
                          c.yaml is a directory where a file is to be
                          d is a file where a directory is to be

                        Move it away or delete it, then run again. Nothing was changed.""".formatted(dir.toRealPath()));
        assertThat(stamps()).isEqualTo(before);
        assertThat(OutputTree.requireComplete(dir)).containsExactly("own");
    }

    @Test
    void an_equal_file_of_unknown_origin_is_taken_over() throws IOException {
        OutputFiles files = new OutputFiles().add("a", "1").add("b", "2");
        OutputTree.write(dir, files);
        Files.delete(dir.resolve(".keelson-files"));
        assertThatThrownBy(() -> OutputTree.requireComplete(dir)).hasMessageContaining("There is no output");
        assertThat(OutputTree.write(dir, files).isEmpty()).isTrue();
        assertComplete(dir, files, "taken over");
    }

    @Test
    void no_link_is_followed_or_replaced() throws IOException {
        Path outside = Files.createDirectory(dir.resolve("outside"));
        Path root = dir.resolve("root");
        OutputTree.write(root, new OutputFiles().add("a/x", "1").add("b", "1").add("c", "1"));
        Files.writeString(outside.resolve("x"), "mine");
        Files.delete(root.resolve("a/x"));
        Files.delete(root.resolve("a"));
        Files.createSymbolicLink(root.resolve("a"), outside);
        Files.delete(root.resolve("b"));
        Files.createSymbolicLink(root.resolve("b"), outside.resolve("x"));

        assertThatThrownBy(() -> OutputTree.write(
                        root, new OutputFiles().add("a/x", "2").add("b", "2").add("c", "2")))
                .hasMessageContaining("a is a link or device where a directory is to be")
                .hasMessageContaining("b is a link or device where a file is to be");
        OutputTree.write(root, new OutputFiles().add("c", "2"));

        assertThat(contentOf(outside)).isEqualTo(Map.of("x", "mine"));
        assertThat(root.resolve("a")).isSymbolicLink();
        assertThat(root.resolve("b")).isSymbolicLink();
    }

    @Test
    void the_directory_itself_may_be_a_link() throws IOException {
        Path real = Files.createDirectory(dir.resolve("real"));
        Path link = Files.createSymbolicLink(dir.resolve("link"), real);
        OutputTree.write(link, new OutputFiles().add("a", "1"));
        assertComplete(real, new OutputFiles().add("a", "1"), "through a link");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void a_list_of_files_that_leads_out_of_the_directory_is_not_believed() throws IOException {
        Path root = dir.resolve("root");
        Path outside = Files.writeString(dir.resolve("mine"), "mine");
        OutputTree.write(root, new OutputFiles().add("a", "1"));
        for (Inventory list : Inventory.values()) {
            Files.writeString(list.in(root), "../mine\n");
            assertThatThrownBy(() -> OutputTree.write(root, new OutputFiles().add("b", "1")))
                    .isInstanceOf(OutputTreeException.class)
                    .hasMessageContaining("is damaged: '../mine'");
            Files.delete(list.in(root));
        }
        assertThat(outside).hasContent("mine");
        assertThat(root.resolve("b")).doesNotExist();
    }

    @Test
    void a_reader_refuses_what_is_absent_unfinished_or_damaged() throws IOException {
        assertThatThrownBy(() -> OutputTree.requireComplete(dir.resolve("nothing")))
                .isInstanceOf(OutputTreeException.class)
                .hasMessageStartingWith("There is no output of Keelson in ");
        OutputTree.write(dir, new OutputFiles().add("a", "1").add("b/c", "2"));
        assertThat(OutputTree.requireComplete(dir)).containsExactly("a", "b/c");
        Files.delete(dir.resolve("b/c"));
        assertThatThrownBy(() -> OutputTree.requireComplete(dir)).hasMessageContaining("lacks 1 of its files");
        Files.writeString(Inventory.INCOMPLETE.in(dir), "");
        assertThatThrownBy(() -> OutputTree.requireComplete(dir))
                .hasMessageContaining("is unfinished")
                .hasMessageContaining("Run again");
    }

    @Test
    void a_marker_alone_is_reason_for_a_run() throws IOException {
        OutputTree.write(dir, SampleTrees.first(3));
        Files.writeString(Inventory.INCOMPLETE.in(dir), "");
        OutputTree.write(dir, SampleTrees.first(3));
        assertComplete(dir, SampleTrees.first(3), "marker removed");
    }

    @Test
    void an_output_directory_that_cannot_be_is_refused_with_the_reason() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "mine");
        assertThatThrownBy(() -> OutputTree.write(file, new OutputFiles().add("a", "1")))
                .isInstanceOf(OutputTreeException.class)
                .hasMessage(
                        "The output directory " + file + " is a file.\n\nMove it away, or choose another directory.");
        Path below = file.resolve("below");
        assertThatThrownBy(() -> OutputTree.write(below, new OutputFiles().add("a", "1")))
                .isInstanceOf(OutputTreeException.class)
                .hasMessageStartingWith("Cannot work on the output directory " + below + ": ");
        assertThat(file).hasContent("mine");
    }

    /** Time stamps so old that any later write shows, however coarse the clock of the file system is. */
    private SortedMap<String, String> agedStamps() throws IOException {
        try (Stream<Path> paths = Files.walk(dir)) {
            for (Path path : paths.toList()) {
                Files.setLastModifiedTime(path, LONG_AGO);
            }
        }
        return stamps();
    }

    private SortedMap<String, String> stamps() throws IOException {
        SortedMap<String, String> stamps = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(dir)) {
            for (Path path : paths.toList()) {
                BasicFileAttributes attributes =
                        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                stamps.put(dir.relativize(path).toString(), attributes.lastModifiedTime() + " " + attributes.fileKey());
            }
        }
        return stamps;
    }
}
