package dev.keelson.validation.cluster.dryrun;

import dev.keelson.core.check.Yaml;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.raw.Raw;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the checks of a definition find when all objects of an environment are raw ones. */
final class InProcess {
    private final List<Subject> environment;
    private final Set<String> usual;

    InProcess(List<Subject> environment) {
        this.environment = environment;
        this.usual = rules(environment);
    }

    /** Whether the mistake is told, beyond what is told of the sound objects. */
    boolean finds(Fault fault) {
        List<Subject> objects = environment.stream()
                .map(subject -> subject.equals(fault.sound()) && !fault.added() ? fault.broken() : subject)
                .collect(Collectors.toList());
        if (fault.added()) {
            objects.add(fault.broken());
        }
        Set<String> told = new HashSet<>(rules(objects));
        told.removeAll(usual);
        // What is told of the added object as it should be is not told of the mistake.
        fault.addedAsItShouldBe().ifPresent(sound -> {
            List<Subject> shouldBe = new ArrayList<>(environment);
            shouldBe.add(sound);
            told.removeAll(rules(shouldBe));
        });
        return !told.isEmpty();
    }

    private static Set<String> rules(List<Subject> objects) {
        return Platform.of(p -> objects.forEach(subject ->
                        p.with(Raw.resource(Yaml.object(subject.body().toString()), "as it was written"))))
                .in(Environment.named("prod"))
                .findings()
                .stream()
                .map(InProcess::told)
                .collect(Collectors.toSet());
    }

    private static String told(Finding finding) {
        return finding.rule().id() + " " + finding.message();
    }
}
