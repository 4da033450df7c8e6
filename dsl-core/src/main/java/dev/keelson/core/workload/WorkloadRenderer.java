package dev.keelson.core.workload;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.network.ServiceDraft;
import dev.keelson.core.observe.ScrapeAnnotations;
import dev.keelson.core.placement.PlacementRenderer;
import dev.keelson.core.pod.PodRenderer;
import dev.keelson.core.storage.VolumeRenderer;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.CountOrPercent;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSetUpdateStrategy;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDaemonSet;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import java.util.Map;

/**
 * Writes workloads, each with a service account of its own.
 *
 * @since 0.1.0
 */
public final class WorkloadRenderer implements Renderer {
    /** The label by which the controller of deployments tells the pods of one version from those of another. */
    private static final String POD_TEMPLATE_HASH = "pod-template-hash";

    /** A renderer without state. */
    public WorkloadRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        ConfigChecksums checksums = new ConfigChecksums(view);
        PlacementRenderer placement = new PlacementRenderer(view);
        TaskRenderer tasks = new TaskRenderer(view.sink(), labels, placement);
        Writing writing = new Writing(view.sink(), labels, checksums, new ScrapeAnnotations(view), placement);
        view.all(Workload.class).forEach(workload -> {
            out.add(writing.serviceAccount(workload), source(workload, "the identity of " + workload.component()));
            out.add(
                    workload.isServing() ? writing.object(workload) : tasks.render(workload),
                    source(workload, workload.shape().kind() + " " + workload.component()));
        });
    }

    private static Source source(Workload workload, String because) {
        return new Source(workload.component(), workload.path(), workload.origin(), because);
    }

    private record Writing(
            Sink sink,
            LabelWriter labels,
            ConfigChecksums checksums,
            ScrapeAnnotations scraping,
            PlacementRenderer placement) {

        ServiceAccount serviceAccount(Workload workload) {
            ServiceAccount account = new ServiceAccount();
            account.setMetadata(metadata(workload));
            account.setAutomountServiceAccountToken(false);
            return account;
        }

        HasMetadata object(Workload workload) {
            Shape shape = workload.shape();
            if (shape instanceof Shape.Deployed deployed) {
                return deployment(workload, deployed);
            }
            if (shape instanceof Shape.Stateful stateful) {
                return statefulSet(workload, stateful);
            }
            return daemonSet(workload, (Shape.OnEachNode) shape);
        }

        private Deployment deployment(Workload workload, Shape.Deployed shape) {
            DeploymentSpec spec = new DeploymentSpec();
            spec.setReplicas(sink.number(shape.replicas()));
            spec.setRevisionHistoryLimit(sink.number(shape.history().revisions()));
            spec.setMinReadySeconds(sink.seconds(shape.history().minReady()));
            spec.setProgressDeadlineSeconds(sink.seconds(shape.history().progressDeadline()));
            spec.setSelector(selector(workload));
            spec.setStrategy(strategy(shape.update()));
            spec.setTemplate(template(workload));
            Deployment object = new Deployment();
            object.setMetadata(metadata(workload));
            object.setSpec(spec);
            return object;
        }

        private DeploymentStrategy strategy(Shape.Update update) {
            DeploymentStrategy strategy = new DeploymentStrategy();
            if (update instanceof Shape.Rolling rolling) {
                RollingUpdateDeployment parameters = new RollingUpdateDeployment();
                parameters.setMaxSurge(intOrString(rolling.maxSurge()));
                parameters.setMaxUnavailable(intOrString(rolling.maxUnavailable()));
                strategy.setType("RollingUpdate");
                strategy.setRollingUpdate(parameters);
            } else {
                strategy.setType("Recreate");
            }
            return strategy;
        }

        private StatefulSet statefulSet(Workload workload, Shape.Stateful shape) {
            VolumeRenderer volumes = new VolumeRenderer(sink);
            StatefulSetSpec spec = new StatefulSetSpec();
            spec.setReplicas(sink.number(shape.replicas()));
            spec.setRevisionHistoryLimit(sink.number(shape.history().revisions()));
            spec.setMinReadySeconds(sink.seconds(shape.history().minReady()));
            spec.setServiceName(ServiceDraft.governingName(workload.component()));
            spec.setPodManagementPolicy(shape.management().toString());
            spec.setSelector(selector(workload));
            spec.setTemplate(template(workload));
            shape.claims().forEach(claim -> spec.getVolumeClaimTemplates().add(volumes.render(claim)));
            if (!shape.claims().isEmpty()) {
                spec.setPersistentVolumeClaimRetentionPolicy(new StatefulSetPersistentVolumeClaimRetentionPolicy(
                        shape.retention().whenDeleted().toString(),
                        shape.retention().whenScaled().toString()));
            }
            StatefulSet object = new StatefulSet();
            object.setMetadata(metadata(workload));
            object.setSpec(spec);
            return object;
        }

        private DaemonSet daemonSet(Workload workload, Shape.OnEachNode shape) {
            RollingUpdateDaemonSet parameters = new RollingUpdateDaemonSet();
            parameters.setMaxUnavailable(intOrString(shape.maxUnavailable()));
            DaemonSetUpdateStrategy strategy = new DaemonSetUpdateStrategy();
            strategy.setType("RollingUpdate");
            strategy.setRollingUpdate(parameters);
            DaemonSetSpec spec = new DaemonSetSpec();
            spec.setRevisionHistoryLimit(sink.number(shape.history().revisions()));
            spec.setMinReadySeconds(sink.seconds(shape.history().minReady()));
            spec.setSelector(selector(workload));
            spec.setUpdateStrategy(strategy);
            spec.setTemplate(template(workload));
            DaemonSet object = new DaemonSet();
            object.setMetadata(metadata(workload));
            object.setSpec(spec);
            return object;
        }

        private PodTemplateSpec template(Workload workload) {
            Component component = workload.component();
            Map<String, String> own = Labels.stable(component);
            Map<String, String> derived = scraping.of(component, workload.pod().ports());
            derived.putAll(checksums.annotations(workload.pod()));
            PodTemplateSpec template = new PodRenderer(sink)
                    .render(workload.pod(), component.name(), labels.pod(component, own), derived, null);
            if (workload.shape() instanceof Shape.OnEachNode) {
                placement.placeOnEachNode(template.getSpec(), component, own);
            } else {
                placement.place(
                        template.getSpec(),
                        component,
                        own,
                        workload.shape() instanceof Shape.Deployed ? POD_TEMPLATE_HASH : null);
            }
            return template;
        }

        private ObjectMeta metadata(Workload workload) {
            return labels.metadata(workload.component(), workload.component().name());
        }

        private static LabelSelector selector(Workload workload) {
            LabelSelector selector = new LabelSelector();
            selector.setMatchLabels(Labels.stable(workload.component()));
            return selector;
        }

        private IntOrString intOrString(CountOrPercent value) {
            Object written = sink.countOrPercent(value);
            return written instanceof Integer number
                    ? new IntOrString(number)
                    : new IntOrString(String.valueOf(written));
        }
    }
}
