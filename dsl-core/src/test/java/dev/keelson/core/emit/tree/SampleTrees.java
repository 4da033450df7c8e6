package dev.keelson.core.emit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Two trees that differ in every way two trees can, and what to expect of a directory that is between them. */
final class SampleTrees {
    private SampleTrees() {}

    static OutputFiles first(int files) {
        return sample("first", files)
                .add("only-first/deep/er/a.yaml", "first: a\n")
                .add("swap", "a file in the first tree\n")
                .add("pair/swap/inner.yaml", "a directory in the first tree\n");
    }

    static OutputFiles second(int files) {
        return sample("second", files)
                .add("only-second.yaml", "second: a\n")
                .add("swap/inner.yaml", "a directory in the second tree\n")
                .add("pair/swap", "a file in the second tree\n");
    }

    private static OutputFiles sample(String name, int files) {
        OutputFiles tree = new OutputFiles().add("same.yaml", "same: in both\n").add("empty", new byte[0]);
        for (int i = 0; i < files; i++) {
            // Long enough for a torn file to show, of another length in each tree.
            String content = (name + " " + i + "\n").repeat(1 + i * i * 7 % 2000);
            tree.add("dir-" + i % 5 + "/file-" + i + ".yaml", content);
        }
        return tree;
    }

    /** All regular files below a directory but those of the book-keeping; links are not followed. */
    static SortedMap<String, String> contentOf(Path root) {
        SortedMap<String, String> contents = new TreeMap<>();
        if (!Files.exists(root)) {
            return contents;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                String name = root.relativize(path).toString();
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !name.startsWith(TreePaths.RESERVED)) {
                    contents.put(name, Files.readString(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    static SortedMap<String, String> contentOf(OutputFiles files) {
        SortedMap<String, String> contents = new TreeMap<>();
        files.contents().forEach((path, bytes) -> contents.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return contents;
    }

    /** What must hold whenever a run was stopped: each file is whole, and the tree is one of the two or marked. */
    static void assertWholeAndMarked(Path root, OutputFiles one, OutputFiles other, String when) {
        Map<String, String> found = contentOf(root);
        Map<String, String> ones = contentOf(one);
        Map<String, String> others = contentOf(other);
        found.forEach((path, content) -> assertThat(content)
                .as("%s: %s is whole", when, path)
                .isIn(ones.getOrDefault(path, "no such file"), others.getOrDefault(path, "no such file")));
        if (isMarked(root)) {
            assertRefused(root, when);
        } else {
            assertThat(found).as("%s: a tree without marker", when).isIn(ones, others, Map.of());
        }
    }

    static boolean isMarked(Path root) {
        return Files.exists(Inventory.INCOMPLETE.in(root));
    }

    static void assertComplete(Path root, OutputFiles files, String when) {
        assertThat(contentOf(root)).as(when).isEqualTo(contentOf(files));
        assertThat(OutputTree.requireComplete(root))
                .as(when)
                .containsExactlyElementsOf(files.contents().keySet());
        try (Stream<Path> top = Files.list(root)) {
            assertThat(top.map(path -> path.getFileName().toString()).filter(name -> name.startsWith(".")))
                    .as(when)
                    .containsExactlyInAnyOrder(".keelson-files", ".keelson-lock");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertRefused(Path root, String when) {
        try {
            OutputTree.requireComplete(root);
        } catch (OutputTreeException e) {
            assertThat(e.problem()).as(when).contains("unfinished");
            return;
        }
        throw new AssertionError(when + ": a marked tree was accepted");
    }
}
