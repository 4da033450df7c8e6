package dev.keelson.validation.consumer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A local Maven repository that holds this build's modules and borrows everything else from the repository of this build,
 * by links. So a project outside the build finds Keelson without {@code mvn install}, nothing is downloaded twice, and
 * the user's mirrors and credentials keep their meaning.
 */
final class BorrowedRepository implements AutoCloseable {
    private static final String GROUP = "dev/keelson";

    private final Path root;
    private final String version;

    BorrowedRepository(Path root, Path lender, String version) throws IOException {
        this.root = root;
        this.version = version;
        Path group = root.resolve(GROUP);
        Files.createDirectories(group);
        link(lender, root, "dev");
        link(lender.resolve("dev"), root.resolve("dev"), "keelson");
    }

    Path root() {
        return root;
    }

    /** Holds a pom. */
    void put(String artifact, Path pom) throws IOException {
        Files.copy(pom, file(artifact, "pom"));
    }

    /** Holds a pom and its jar; a directory of classes becomes one. */
    void put(String artifact, Path pom, Path classes) throws IOException {
        put(artifact, pom);
        Path jar = file(artifact, "jar");
        if (Files.isRegularFile(classes)) {
            Files.copy(classes, jar);
        } else {
            pack(classes, jar);
        }
    }

    /** Takes the links away, before somebody who deletes the directory could follow one. */
    @Override
    public void close() throws IOException {
        for (Path directory : List.of(root, root.resolve("dev"))) {
            for (Path entry : entries(directory)) {
                if (Files.isSymbolicLink(entry)) {
                    Files.delete(entry);
                }
            }
        }
    }

    private Path file(String artifact, String extension) throws IOException {
        Path directory = root.resolve(GROUP).resolve(artifact).resolve(version);
        return Files.createDirectories(directory).resolve(artifact + "-" + version + "." + extension);
    }

    private static void link(Path from, Path to, String except) throws IOException {
        if (Files.isDirectory(from)) {
            for (Path entry : entries(from)) {
                if (!entry.getFileName().toString().equals(except)) {
                    Files.createSymbolicLink(to.resolve(entry.getFileName()), entry.toAbsolutePath());
                }
            }
        }
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> paths = Files.walk(classes)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, out);
                out.closeEntry();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
