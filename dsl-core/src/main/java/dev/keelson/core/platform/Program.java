package dev.keelson.core.platform;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.check.PlatformFileChecks;
import dev.keelson.core.cli.ApplyOptions;
import dev.keelson.core.cli.Options;
import dev.keelson.core.delivery.DeliveryCommand;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.emit.manifest.ArtifactText;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.emit.report.PlatformReport;
import dev.keelson.core.emit.tree.OutputFiles;
import dev.keelson.core.emit.tree.OutputTree;
import dev.keelson.core.emit.tree.OutputTreeException;
import dev.keelson.core.emit.tree.TreeChange;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.release.PlatformFiles;
import dev.keelson.core.release.PlatformOutputs;
import dev.keelson.core.release.Release;
import dev.keelson.core.scaling.recommendation.TunedValues;
import dev.keelson.core.why.Answer;
import dev.keelson.core.why.Question;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a platform's main method does: builds every environment, prints what is wrong, writes, compares or applies if nothing is. */
final class Program {
    private static final int OK = 0;
    private static final int FINDINGS = 1;
    private static final int USAGE = 2;
    private static final int NOT_APPLIED = 3;

    private final Platform platform;
    private final List<Environment> environments;
    private final PrintWriter out;

    Program(Platform platform, List<Environment> environments, PrintWriter out) {
        this.platform = platform;
        this.environments = environments;
        this.out = out;
    }

    int run(String... args) {
        try {
            Options options = Options.parse(args, out);
            return options == null ? OK : run(options);
        } catch (Options.UsageException failure) {
            out.println(failure.getMessage());
            return USAGE;
        } catch (OutputTreeException failure) {
            out.println(failure.getMessage());
            return FINDINGS;
        } finally {
            out.flush();
        }
    }

    private int run(Options options) {
        Path recommendations = options.recommendations();
        if (recommendations != null) {
            return tune(options, recommendations);
        }
        List<Blueprint> blueprints = selected(options).stream()
                .map(environment -> platform.in(overridden(environment, options)))
                .toList();
        if (!options.asked().isEmpty()) {
            return answer(options.asked(), blueprints);
        }
        boolean failed = print(blueprints, options.isStrict());
        if (failed) {
            out.println("Nothing was written.");
            return FINDINGS;
        }
        ApplyOptions apply = options.apply();
        if (apply != null) {
            return DeliveryCommand.run(blueprints.get(0), apply, out) ? OK : NOT_APPLIED;
        }
        if (options.isDifference()) {
            out.print(differences(blueprints));
            return OK;
        }
        Problems problems = new Problems();
        PlatformFiles released = new PlatformOutputs(
                        platform,
                        blueprints,
                        new Release(options.releaseVersion(), options.releaseTime()),
                        options.output())
                .write(problems);
        OutputFiles files = files(blueprints, released);
        PlatformFileChecks.place(released, files, problems);
        if (print(problems, options.isStrict())) {
            out.println("Nothing was written.");
            return FINDINGS;
        }
        TreeChange change = OutputTree.write(options.output(), files);
        out.println(options.output() + ": " + change.written().size() + " files written, "
                + change.deleted().size() + " deleted, " + change.unchanged() + " unchanged.");
        return OK;
    }

    /** Prints nothing but values unless something is wrong, so that the output can be a file at once. */
    private int tune(Options options, Path recommendations) {
        List<Environment> selected = selected(options);
        if (selected.size() != 1) {
            throw new Options.UsageException("--recommendations is about one environment: say which with -e NAME.");
        }
        Blueprint blueprint = platform.in(overridden(selected.get(0), options));
        if (blueprint.hasErrors()) {
            print(List.of(blueprint), options.isStrict());
            return FINDINGS;
        }
        out.print(TunedValues.text(blueprint, recommendations));
        return OK;
    }

    /** Of a platform that has mistakes too: somebody may be looking for one. */
    private int answer(List<String> asked, List<Blueprint> blueprints) {
        for (Blueprint blueprint : blueprints) {
            try {
                Question question = Question.parse(blueprint, asked.get(0), asked.get(1));
                out.print(blueprint.environment() + ": "
                        + Answer.to(question, blueprint).text());
            } catch (IllegalArgumentException unknown) {
                throw new Options.UsageException(blueprint.environment() + ": " + unknown.getMessage());
            }
        }
        return OK;
    }

    private List<Environment> selected(Options options) {
        ApplyOptions apply = options.apply();
        if (apply != null) {
            return List.of(named(apply.environment()));
        }
        if (options.isDifference()) {
            return options.compared().stream().map(this::named).toList();
        }
        if (options.environments().isEmpty()) {
            return environments;
        }
        return options.environments().stream().map(this::named).toList();
    }

    private Environment named(String name) {
        return environments.stream()
                .filter(environment -> environment.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Options.UsageException("There is no environment " + name + "; there are "
                        + String.join(
                                ", ",
                                environments.stream().map(Environment::name).toList()) + "."));
    }

    private static Environment overridden(Environment environment, Options options) {
        Environment changed = environment;
        for (Map.Entry<String, Options.GivenValue> each : options.overrides().entrySet()) {
            Options.GivenValue given = each.getValue();
            changed = changed.override(each.getKey(), given.text(), Origin.outside(given.place()));
        }
        return changed;
    }

    /** Prints each finding once, with the environments that have it. */
    private boolean print(List<Blueprint> blueprints, boolean strict) {
        Map<String, List<String>> where = new LinkedHashMap<>();
        boolean failed = false;
        for (Blueprint blueprint : blueprints) {
            for (Finding finding : blueprint.findings()) {
                failed |= finding.isError() || strict;
                where.computeIfAbsent(finding.toString(), text -> new ArrayList<>())
                        .add(blueprint.environment());
            }
        }
        where.forEach((text, names) -> {
            out.println(text);
            if (names.size() < blueprints.size()) {
                out.println("  only in " + String.join(", ", names));
            }
            out.println();
        });
        return failed;
    }

    /** Prints what is wrong with the files of the whole platform. */
    private boolean print(Problems problems, boolean strict) {
        problems.findings().forEach(finding -> out.println(finding + "\n"));
        return strict ? !problems.findings().isEmpty() : problems.hasErrors();
    }

    private OutputFiles files(List<Blueprint> blueprints, PlatformFiles released) {
        OutputFiles files = new OutputFiles();
        for (Blueprint blueprint : blueprints) {
            String directory = "manifests/" + blueprint.environment() + "/";
            new ManifestLayout(blueprint.resources())
                    .texts()
                    .forEach((name, text) -> files.add(directory + name, text));
            blueprint
                    .artifacts()
                    .forEach(artifact -> files.add(artifact.path(blueprint.environment()), ArtifactText.of(artifact)));
        }
        if (blueprints.size() > 1) {
            files.add("report/differences.txt", differences(blueprints));
        }
        return files.add("report/platform.json", PlatformReport.json(blueprints, released));
    }

    /** Each environment against the next. */
    private String differences(List<Blueprint> blueprints) {
        return IntStream.range(1, blueprints.size())
                .mapToObj(i -> platform.difference(blueprints.get(i - 1), blueprints.get(i))
                        .text())
                .collect(Collectors.joining("\n\n"));
    }
}
