package dev.keelson.core.check;

import dev.keelson.core.certificate.CertificateChecks;
import dev.keelson.core.exposure.ExposureChecks;
import dev.keelson.core.extension.Check;
import dev.keelson.core.network.NetworkChecks;
import dev.keelson.core.observe.prometheus.MonitoringChecks;
import dev.keelson.core.workload.ContainerChecks;
import dev.keelson.core.workload.OrderChecks;
import dev.keelson.core.workload.Workload;
import dev.keelson.core.workload.WorkloadChecks;
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
            new NetworkChecks(view -> view.all(Workload.class).stream()
                    .map(workload -> new NetworkChecks.Endpoint(
                            workload.component(),
                            workload.pod().containers(),
                            workload.isServing(),
                            workload.path(),
                            workload.origin()))
                    .toList()),
            new MonitoringChecks(),
            new ConfigReferenceCheck(),
            new ExposureChecks(),
            new CertificateChecks(),
            new SchemaCheck(),
            new ObjectScan());

    private CoreChecks() {}

    /** {@return the checks, those over the model first} */
    public static List<Check> all() {
        return ALL;
    }
}
