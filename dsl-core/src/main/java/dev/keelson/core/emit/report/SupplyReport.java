package dev.keelson.core.emit.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.extension.Model;
import dev.keelson.core.secrets.ExternalSecret;
import dev.keelson.core.storage.Claim;
import dev.keelson.core.storage.DataSource;
import dev.keelson.core.storage.Volume;
import dev.keelson.core.storage.provision.SharedClaim;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.SecretStore;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Shape;
import dev.keelson.core.workload.Workload;
import java.util.Map;

/** What a platform takes from others of storage and of stores of secrets. */
final class SupplyReport {
    private final Map<String, ObjectNode> sorted;
    private final Blueprint blueprint;

    SupplyReport(Map<String, ObjectNode> sorted, Blueprint blueprint) {
        this.sorted = sorted;
        this.blueprint = blueprint;
    }

    void external() {
        Model model = blueprint.model();
        model.all(ExternalSecret.class).forEach(secret -> store(secret.store()));
        model.all(SharedClaim.class).forEach(shared -> {
            if (shared.existing() == null) {
                claim(shared.claim());
            } else {
                EnvironmentReport.external(
                        sorted,
                        "PersistentVolumeClaim",
                        blueprint.name(shared.ref().namespace()),
                        blueprint.run().evaluator().text(ValueType.expression(shared.existing())));
            }
        });
        for (Workload workload : model.all(Workload.class)) {
            if (workload.shape() instanceof Shape.Stateful stateful) {
                stateful.claims().forEach(this::claim);
            }
            for (Volume volume : workload.pod().volumes()) {
                if (volume instanceof Volume.OfClaim shared) {
                    existing(shared.claim());
                }
            }
        }
    }

    private void store(SecretStore store) {
        String namespace = store.namespace().map(blueprint::name).orElse("");
        EnvironmentReport.external(sorted, store.kind(), namespace, store.name());
    }

    private void claim(Claim claim) {
        StorageClass asked = claim.knownClass();
        if (asked != null && !asked.isOwned()) {
            EnvironmentReport.external(sorted, "StorageClass", "", asked.name());
        }
        if (claim.dataSource() instanceof DataSource.Copy copy) {
            existing(copy.source());
        }
    }

    private void existing(ClaimRef ref) {
        if (!ref.isOwned()) {
            EnvironmentReport.external(sorted, "PersistentVolumeClaim", blueprint.name(ref.namespace()), ref.name());
        }
    }
}
