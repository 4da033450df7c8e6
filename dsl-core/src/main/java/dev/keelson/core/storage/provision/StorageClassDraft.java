package dev.keelson.core.storage.provision;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.Text;

/**
 * The words inside {@code p.storageClass(token, provisioner, s -> …)}: how the cluster provides volumes of a class.
 * Kubernetes lets nothing of a storage class be changed but whether its claims may grow.
 *
 * @since 0.1.0
 */
public final class StorageClassDraft extends Draft {
    private final StorageClass token;
    private final DriverParts driver;
    private final Slot<Boolean> expandable = slot("expandable");
    private final Slot<Boolean> bindsWhenScheduled = slot("bindsWhenScheduled");
    private final Slot<Boolean> clusterDefault = slot("clusterDefault");

    /** A draft of that class, whose volumes that driver makes. */
    public StorageClassDraft(Scope scope, StorageClass token, Text provisioner) {
        super(scope);
        this.token = token;
        this.driver = new DriverParts(scope, "provisioner", provisioner);
    }

    /** Tells the driver something, {@code parameters[key]}. */
    public StorageClassDraft parameter(String key, String value) {
        return parameter(key, Text.of(value));
    }

    /** Tells the driver something, {@code parameters[key]}. */
    public StorageClassDraft parameter(String key, Text value) {
        driver.parameters().put(key, value);
        return this;
    }

    /** Lets claims grow, {@code allowVolumeExpansion}. They can never shrink. By default they cannot grow either. */
    public StorageClassDraft expandable() {
        expandable.set(true);
        return this;
    }

    /** What becomes of a volume when its claim is deleted, {@code reclaimPolicy}. Default: {@code Delete}, as Kubernetes has it. */
    public StorageClassDraft reclaim(ReclaimPolicy policy) {
        driver.reclaim().set(policy);
        return this;
    }

    /**
     * Makes a volume when the first pod that mounts it is scheduled, in that pod's zone,
     * {@code volumeBindingMode: WaitForFirstConsumer}. By default with the claim, {@code Immediate}.
     */
    public StorageClassDraft bindsWhenScheduled() {
        bindsWhenScheduled.set(true);
        return this;
    }

    /** Is the class of claims that name none, {@code storageclass.kubernetes.io/is-default-class}. */
    public StorageClassDraft clusterDefault() {
        clusterDefault.set(true);
        return this;
    }

    /** {@return the storage class, its scalars final} */
    public StorageClassFacts build() {
        return new StorageClassFacts(
                token,
                driver.boundDriver(),
                driver.boundParameters(),
                driver.boundReclaim(ReclaimPolicy.DELETE),
                bindsWhenScheduled.value() == null
                        ? StorageClassFacts.Binding.IMMEDIATE
                        : StorageClassFacts.Binding.WHEN_SCHEDULED,
                expandable.value() != null,
                clusterDefault.value() != null,
                scope().path(),
                scope().origin());
    }
}
