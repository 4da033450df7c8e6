package dev.keelson.validation.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A machine of its own that tools are looked for on: directories, properties, an environment and what was said. */
final class Workbench {
    static final Tool SIGSYAML = Tool.own("sigsyaml", GoModule.at("").own("sigsyaml"));
    static final Tool KUBECTL =
            Tool.program("kubectl", GoModule.at("kubernetes").program("k8s.io/kubernetes/cmd/kubectl"));

    /** What it is made of does not matter here. */
    static final Tool CONTROL_PLANE = Tool.controlPlane("kube-scheduler", KUBECTL.recipe());

    /** A compiler that notes each run, and writes what it was told to build into the file it was told to make. */
    static final String FAKE_GO = """
            #!/bin/sh
            if [ "$1" = version ]; then echo go version fake; exit 0; fi
            echo run >> "$(dirname "$0")/runs"
            while [ $# -gt 1 ]; do [ "$1" = -o ] && out=$2; shift; done
            test -f go.mod && test -f go.sum || exit 9
            echo "$1" > "$out"
            chmod +x "$out"
            """;

    final Map<String, String> properties = new HashMap<>();
    final Map<String, String> environment = new HashMap<>();
    final List<String> console = new ArrayList<>();
    private final Path directory;

    /** What a directory holds, which another process may have begun to fill. */
    Workbench(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(bin());
    }

    ToolCache cache() {
        Map<String, String> all = new HashMap<>(environment);
        // What the fakes need is on the machine; what is looked for is only what a test has put there.
        all.put("PATH", bin().toString());
        return new ToolCache(directory.resolve("cache"), new UserPrograms(properties::get, all::get), console::add);
    }

    Path executable(String name, String script) throws IOException {
        return executable(bin(), name, script);
    }

    static Path executable(Path directory, String name, String script) throws IOException {
        Path file = Files.writeString(directory.resolve(name), script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    long runs() throws IOException {
        return Files.readAllLines(bin().resolve("runs")).size();
    }

    List<String> entries() throws IOException {
        try (Stream<Path> entries = Files.list(directory.resolve("cache"))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private Path bin() {
        return directory.resolve("bin");
    }
}
