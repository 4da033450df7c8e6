package dev.keelson.validation.cluster.dryrun;

import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.kubectl.Kubectl;
import dev.keelson.validation.process.ProcessResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applies an environment as a user does at first: {@code kubectl apply --dry-run=client}. */
final class ClientSide {
    private static final String PART = "by kubectl";

    /** {@code name: "api" namespace: "product" from "…": no matches for kind "Widget" in version "example.com/v1"}. */
    private static final Pattern NAMED =
            Pattern.compile("name: \"([^\"]*)\".*kind \"([^\"]*)\" in version \"([^\"]*)\"");

    /** kubectl's remark on a flag that it sets itself. */
    private static final String OWN_REMARK = "Sorting order is set both in 'kustomization.yaml'";

    private final Cluster cluster;
    private final Judge judge;

    ClientSide(Cluster cluster, Judge judge) {
        this.cluster = cluster;
        this.judge = judge;
    }

    List<DryRunFinding> judge(Path directory, List<Subject> subjects) {
        String context = cluster.client().getConfiguration().getCurrentContext().getName();
        ProcessResult result = Kubectl.install().dryRun(cluster.kubeconfig(), context, directory);
        List<DryRunFinding> findings = new ArrayList<>();
        result.errors()
                .lines()
                .filter(line -> !line.isBlank() && !line.contains(OWN_REMARK))
                .forEach(line -> findings.add(finding(line, subjects)));
        long taken = result.output().lines().filter(line -> !line.isBlank()).count();
        if (findings.isEmpty() && (result.exitCode() != 0 || taken != subjects.size())) {
            findings.add(judge.finding(
                    "",
                    "kubectl apply --dry-run=client took " + taken + " of " + subjects.size() + " objects, ended with "
                            + result.exitCode() + " and did not say why"));
        }
        return findings;
    }

    private DryRunFinding finding(String line, List<Subject> subjects) {
        Matcher named = NAMED.matcher(line);
        if (named.find()) {
            for (Subject subject : subjects) {
                if (subject.name().equals(named.group(1)) && subject.is(named.group(3), named.group(2))) {
                    return judge.finding(subject, PART, new Objection("", line));
                }
            }
        }
        return judge.finding("", "kubectl apply --dry-run=client: " + line);
    }
}
