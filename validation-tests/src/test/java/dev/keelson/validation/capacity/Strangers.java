package dev.keelson.validation.capacity;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import java.util.Map;

/** Objects that somebody brings into the platform's namespaces, and that no definition made. */
final class Strangers {
    private Strangers() {}

    /** {@return a pod under the rules of Pod Security that asks for nothing} */
    static Pod pod(String namespace, String name) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withAutomountServiceAccountToken(false)
                .withContainers(container("main", Map.of()))
                .endSpec()
                .build();
    }

    /** {@return a container that asks for that, and may have no more} */
    static Container container(String name, Map<String, Quantity> resources) {
        return new ContainerBuilder()
                .withName(name)
                .withImage("registry.example.com/any:1")
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(10001L)
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withNewResources()
                .withRequests(resources)
                .withLimits(resources)
                .endResources()
                .build();
    }

    /** {@return what the platform expects a cluster to bring} */
    static StorageClass storageClass(String name) {
        return new StorageClassBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withProvisioner("example.com/files")
                .withReclaimPolicy("Delete")
                .withVolumeBindingMode("Immediate")
                .build();
    }

    static Service loadBalancer(String namespace) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("open")
                .endMetadata()
                .withNewSpec()
                .withType("LoadBalancer")
                .addNewPort()
                .withPort(80)
                .endPort()
                .endSpec()
                .build();
    }

    static PersistentVolumeClaim claim(String namespace, String size) {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("large")
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .addToRequests("storage", new Quantity(size))
                .endResources()
                .endSpec()
                .build();
    }
}
