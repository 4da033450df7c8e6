package dev.keelson.core.platform;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.difference.Comparison;
import dev.keelson.core.difference.EnvironmentDifference;
import dev.keelson.core.release.RunnablePlatform;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.value.Sink;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A definition, ready to be made into manifests for its environments.
 *
 * @since 0.1.0
 */
public final class Platform implements RunnablePlatform {
    private final Definition definition;

    private Platform(Definition definition) {
        this.definition = definition;
    }

    /**
     * What a platform's {@code main} calls: builds and checks each environment and writes them, if no check found an
     * error, to the directory that {@code --output} names; with {@code --diff} it prints in what two of them differ
     * instead, with {@code --apply} it brings one into a cluster; {@code --help} lists all options. Ends the JVM with 1
     * after findings, with 2 after an option it does not know, with 3 when the cluster is not as the definition says.
     */
    public static void main(String[] args, Definition definition, Environment... environments) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        int status = new Program(of(definition), List.of(environments), out).run(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** {@return the platform that this definition says} */
    public static Platform of(Definition definition) {
        return new Platform(definition);
    }

    /** {@return the platform for one environment, derived and checked; nothing is written} */
    public Blueprint in(Environment environment) {
        return in(environment.assignment());
    }

    /** {@return the platform for any assignment of its settings, derived and checked; nothing is written} */
    public Blueprint in(Assignment assignment) {
        return new Construction(definition, assignment).build();
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public Blueprint in(Assignment assignment, Sink.Translation translation) {
        return new Construction(definition, assignment).render(run -> new Sink(translation));
    }

    /**
     * In what two environments differ, decision by decision, with what follows from each. The definition runs twice for
     * each decision; nothing is checked or written.
     */
    public EnvironmentDifference difference(Environment before, Environment after) {
        return difference(objects(before.assignment()), objects(after.assignment()));
    }

    EnvironmentDifference difference(Blueprint before, Blueprint after) {
        return Comparison.of(before, after, this::objects);
    }

    private Blueprint objects(Assignment assignment) {
        return new Construction(definition, assignment).render(run -> Sink.plain(run.evaluator()));
    }

    /** {@return its definition} */
    public Definition definition() {
        return definition;
    }
}
