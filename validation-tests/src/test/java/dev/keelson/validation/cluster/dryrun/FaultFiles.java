package dev.keelson.validation.cluster.dryrun;

import dev.keelson.core.schema.KubernetesSchemas;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.kubeconform.Kubeconform;
import dev.keelson.validation.kubeconform.KubeconformFinding;
import dev.keelson.validation.kubectl.Kubectl;
import dev.keelson.validation.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Each broken object in a file of its own, for programs that read files. */
final class FaultFiles {
    private final Path directory;
    private final List<Fault> faults;

    FaultFiles(Path parent, List<Fault> faults) throws IOException {
        this.directory = Files.createDirectory(parent.resolve("broken"));
        this.faults = faults;
        for (Fault fault : faults) {
            Files.writeString(
                    directory.resolve(file(fault)), fault.broken().body().toString());
        }
    }

    private String file(Fault fault) {
        return "%03d.yaml".formatted(faults.indexOf(fault));
    }

    Set<Fault> foundByKubeconform(Path schemas) {
        Set<String> files =
                Kubeconform.with(KubernetesSchemas.standard(), schemas).validate(directory).findings().stream()
                        .map(KubeconformFinding::file)
                        .collect(Collectors.toSet());
        return faults.stream().filter(fault -> files.contains(file(fault))).collect(Collectors.toSet());
    }

    /** Those that kubectl does not take when it asks no judgement of the API server. */
    Set<Fault> foundByKubectl(Cluster cluster) {
        ProcessResult result = Kubectl.install()
                .dryRun(
                        cluster.kubeconfig(),
                        cluster.client().getConfiguration().getCurrentContext().getName(),
                        directory);
        Set<Fault> found = IntStream.range(0, faults.size())
                .mapToObj(faults::get)
                .filter(fault -> result.errors().contains(file(fault)))
                .collect(Collectors.toSet());
        long taken = result.output().lines().filter(line -> !line.isBlank()).count();
        if (taken + found.size() != faults.size()) {
            throw new IllegalStateException("kubectl took " + taken + " of " + faults.size() + " objects and named "
                    + found.size() + ": " + result.errors());
        }
        return found;
    }
}
