package dev.keelson.core.delivery;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.cli.ApplyOptions;
import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.Time;
import dev.keelson.core.cluster.connect.ClusterConnection;
import dev.keelson.core.cluster.connect.ConnectionException;
import dev.keelson.core.cluster.connect.MissingClientException;
import java.io.PrintWriter;

/**
 * Brings an environment into the cluster that the command line names.
 *
 * @since 0.1.0
 */
public final class DeliveryCommand {
    private DeliveryCommand() {}

    /** Does it, prints what happens as it happens, and returns whether the cluster is as the definition says. */
    public static boolean run(Blueprint blueprint, ApplyOptions options, PrintWriter out) {
        DeliverySettings settings = new DeliverySettings(
                options.isDryRun(),
                options.isPrune(),
                options.prunedKinds(),
                options.isForce(),
                options.isRollback(),
                options.timeout(),
                options.progress(),
                options.inventoryNamespace());
        try (ClusterAccess cluster = ClusterConnection.open(options.kubeconfig(), options.context())) {
            return new Delivery(blueprint, cluster, Time.ofMachine(), settings, line -> {
                        out.println(line);
                        out.flush();
                    })
                    .run();
        } catch (MissingClientException | ConnectionException failure) {
            out.println(failure.getMessage());
            return false;
        }
    }
}
