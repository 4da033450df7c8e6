package dev.keelson.validation.tool;

import dev.keelson.validation.process.ProcessFailedException;
import dev.keelson.validation.process.ProcessRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Builds a program with Go.
 *
 * @since 0.1.0
 */
public final class GoRecipe extends Recipe {
    private static final Duration TIMEOUT = Duration.ofMinutes(40);
    private static final int STEPS_PER_LINE = 100;

    private final GoModule module;
    private final String importPath;
    private final String version;
    private final String stamp;
    private final List<Companion> companions;

    GoRecipe(GoModule module, String importPath, String version) {
        this(module, importPath, version, "", List.of());
    }

    private GoRecipe(GoModule module, String importPath, String version, String stamp, List<Companion> companions) {
        this.module = module;
        this.importPath = importPath;
        this.version = version;
        this.stamp = stamp;
        this.companions = companions;
    }

    /**
     * A file that lies beside the program.
     *
     * @param module the Go module that has it
     * @param path where in that module
     */
    private record Companion(String module, String path) {}

    /**
     * Returns this recipe with the version written into a variable of the program, so that the program can tell it.
     *
     * @param variable a package and a variable: {@code main.version}, say
     */
    public GoRecipe stamped(String variable) {
        return new GoRecipe(module, importPath, version, " -X " + variable + "=v" + version, companions);
    }

    /**
     * Returns this recipe with a file beside the program, taken from a module that the program is built from.
     *
     * @param required a module that {@code go.mod} requires
     * @param path of the file in that module; beside the program it has the path's last name
     */
    public GoRecipe with(String required, String path) {
        List<Companion> more = new ArrayList<>(companions);
        more.add(new Companion(required, path));
        return new GoRecipe(module, importPath, version, stamp, List.copyOf(more));
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    String product(String tool) {
        // Not as the last element of its path: etcd's is v3, and two projects have a program kwok.
        return Platform.current().executable(tool);
    }

    @Override
    String make(Workshop workshop) {
        String go = workshop.need(
                "go",
                "install Go " + module.goVersion() + " or newer (`brew install go`, or your distribution's package)");
        module.sources().copyTo(workshop.scratch());
        List<String> build = List.of(
                go,
                "build",
                "-mod=readonly",
                "-trimpath",
                "-buildvcs=false",
                "-v",
                "-ldflags=-s -w" + stamp,
                "-o",
                workshop.product().resolve(product(workshop.tool().name())).toString(),
                importPath);
        AtomicInteger steps = new AtomicInteger();
        try {
            ProcessRun.of(TIMEOUT, build)
                    .in(workshop.scratch())
                    .environment("GOWORK", "off")
                    .environment("CGO_ENABLED", "0")
                    .onErrorLine(line -> {
                        if (steps.incrementAndGet() % STEPS_PER_LINE == 0) {
                            workshop.console().accept("  step " + steps + ": " + line);
                        }
                    })
                    .run()
                    .orFail();
            for (Companion companion : companions) {
                place(companion, go, workshop);
            }
            return ProcessRun.of(Duration.ofMinutes(1), List.of(go, "version"))
                    .run()
                    .orFail()
                    .output()
                    .strip();
        } catch (ProcessFailedException e) {
            throw workshop.failed("Go reads its modules through GOPROXY: check that it serves them", e);
        }
    }

    private static void place(Companion companion, String go, Workshop workshop) {
        String directory = ProcessRun.of(
                        Duration.ofMinutes(1), List.of(go, "list", "-m", "-f", "{{.Dir}}", companion.module()))
                .in(workshop.scratch())
                .environment("GOWORK", "off")
                .run()
                .orFail()
                .output()
                .strip();
        Path file = Path.of(directory).resolve(companion.path());
        try {
            Files.write(workshop.product().resolve(file.getFileName()), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(companion.module() + " has no " + companion.path(), e);
        }
    }
}
