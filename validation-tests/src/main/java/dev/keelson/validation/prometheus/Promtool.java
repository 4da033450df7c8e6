package dev.keelson.validation.prometheus;

import dev.keelson.validation.process.ProcessRun;
import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The user's promtool, or one that is built from the pinned Prometheus module: it reads files as Prometheus does.
 *
 * @since 0.1.0
 */
public final class Promtool {
    private static final Tool TOOL = Tool.program(
                    "promtool", GoModule.at("prometheus").program("github.com/prometheus/prometheus/cmd/promtool"))
            .tellingVersion("--version");
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Path program;

    private Promtool(Path program) {
        this.program = program;
    }

    /** Finds promtool, or builds it, which takes minutes the first time. */
    public static Promtool install() {
        return new Promtool(TOOL.install().path());
    }

    /**
     * Checks a configuration with the rule files it names; what promtool only warns of fails too.
     *
     * @throws dev.keelson.validation.process.ProcessFailedException if promtool refuses it; the message holds its words
     */
    public void checkConfiguration(Path file) {
        check("config", file);
    }

    /**
     * Checks a file of rules; what promtool only warns of fails too.
     *
     * @throws dev.keelson.validation.process.ProcessFailedException if promtool refuses it; the message holds its words
     */
    public void checkRules(Path file) {
        check("rules", file);
    }

    private void check(String what, Path file) {
        ProcessRun.of(TIMEOUT, List.of(program.toString(), "check", what, "--lint-fatal", file.toString()))
                .run()
                .orFail();
    }
}
