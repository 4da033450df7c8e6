package dev.keelson.validation.tool;

import dev.keelson.validation.process.ProcessFailedException;
import dev.keelson.validation.process.ProcessRun;
import java.time.Duration;
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

    GoRecipe(GoModule module, String importPath, String version) {
        this(module, importPath, version, "");
    }

    private GoRecipe(GoModule module, String importPath, String version, String stamp) {
        this.module = module;
        this.importPath = importPath;
        this.version = version;
        this.stamp = stamp;
    }

    /**
     * Returns this recipe with the version written into a variable of the program, so that the program can tell it.
     *
     * @param variable a package and a variable: {@code main.version}, say
     */
    public GoRecipe stamped(String variable) {
        return new GoRecipe(module, importPath, version, " -X " + variable + "=v" + version);
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
            return ProcessRun.of(Duration.ofMinutes(1), List.of(go, "version"))
                    .run()
                    .orFail()
                    .output()
                    .strip();
        } catch (ProcessFailedException e) {
            throw workshop.failed("Go reads its modules through GOPROXY: check that it serves them", e);
        }
    }
}
