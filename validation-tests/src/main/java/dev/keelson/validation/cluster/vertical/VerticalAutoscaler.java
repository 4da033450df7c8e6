package dev.keelson.validation.cluster.vertical;

import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.plane.ControlPlane;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfigurationBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The recommender, the updater and the admission controller of the VerticalPodAutoscaler beside a control plane. They end
 * with it.
 *
 * @since 0.1.0
 */
public final class VerticalAutoscaler {
    private VerticalAutoscaler() {}

    /** Starts all three and lets the API server ask the admission controller about new pods. */
    public static void start(Cluster cluster) {
        ControlPlane plane = cluster.plane();
        URI admission = plane.start(new AdmissionController(plane));
        cluster.client().resource(registration(plane, admission)).create();
        plane.start(new Recommender(plane));
        plane.start(new Updater(plane));
    }

    /** As the project registers it, but that a pod is refused while nobody answers: a test then tells so at once. */
    private static MutatingWebhookConfiguration registration(ControlPlane plane, URI address) {
        byte[] authority = plane.authority().certificatePem().getBytes(StandardCharsets.UTF_8);
        return new MutatingWebhookConfigurationBuilder()
                .withNewMetadata()
                .withName("vpa-webhook-config")
                .endMetadata()
                .addNewWebhook()
                .withName("vpa.k8s.io")
                .withAdmissionReviewVersions("v1")
                .withFailurePolicy("Fail")
                .withSideEffects("None")
                .withTimeoutSeconds(10)
                .withNewClientConfig()
                .withUrl(address.toString())
                .withCaBundle(Base64.getEncoder().encodeToString(authority))
                .endClientConfig()
                .addNewRule()
                .withOperations("CREATE")
                .withApiGroups("")
                .withApiVersions("v1")
                .withResources("pods")
                .endRule()
                .addNewRule()
                .withOperations("CREATE", "UPDATE")
                .withApiGroups("autoscaling.k8s.io")
                .withApiVersions("*")
                .withResources("verticalpodautoscalers")
                .endRule()
                .endWebhook()
                .build();
    }
}
