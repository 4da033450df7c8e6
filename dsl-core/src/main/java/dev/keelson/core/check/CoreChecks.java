package dev.keelson.core.check;

import dev.keelson.core.certificate.CertificateChecks;
import dev.keelson.core.check.service.AddressCheck;
import dev.keelson.core.config.ConfigChecks;
import dev.keelson.core.exposure.ExposureChecks;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.NetworkChecks;
import dev.keelson.core.observe.prometheus.MonitoringChecks;
import dev.keelson.core.placement.PlacementChecks;
import dev.keelson.core.workload.ContainerChecks;
import dev.keelson.core.workload.OrderChecks;
import dev.keelson.core.workload.Workload;
import dev.keelson.core.workload.WorkloadChecks;
import dev.keelson.core.workload.waiting.WaitingChecks;
import java.util.List;

/**
 * The checks that every platform goes through.
 *
 * @since 0.1.0
 */
public final class CoreChecks {
    private static final List<Check> ALL = List.of(
            new WorkloadChecks(),
            new ContainerChecks(),
            new OrderChecks(),
            new WaitingChecks(),
            new NetworkChecks(CoreChecks::endpoints),
            new NameChecks(CoreChecks::endpoints),
            new PlacementChecks(view -> view.all(Workload.class).stream()
                    .map(workload -> new PlacementChecks.Member(
                            workload.component(), workload.shape().replicas(), workload.path(), workload.origin()))
                    .toList()),
            new ConfigChecks(),
            new MonitoringChecks(),
            new ConfigReferenceCheck(),
            new ClaimCheck(),
            new SecretCheck(),
            new PlainTextCheck(),
            new ExposureChecks(),
            new CertificateChecks(),
            new AddressCheck(),
            new SchemaCheck(),
            new ArtifactCheck(),
            new ObjectScan());

    private CoreChecks() {}

    private static List<NetworkChecks.Endpoint> endpoints(View view) {
        return view.all(Workload.class).stream()
                .map(workload -> new NetworkChecks.Endpoint(
                        workload.component(),
                        workload.pod().containers(),
                        workload.isServing(),
                        workload.path(),
                        workload.origin()))
                .toList();
    }

    /** {@return the checks, those over the model first} */
    public static List<Check> all() {
        return ALL;
    }
}
