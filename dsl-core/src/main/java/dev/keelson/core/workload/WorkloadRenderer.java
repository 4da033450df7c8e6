package dev.keelson.core.workload;

import dev.keelson.core.container.ContainerRenderer;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.network.ServiceDraft;
import dev.keelson.core.security.Loosening;
import dev.keelson.core.security.SecurityRenderer;
import dev.keelson.core.storage.VolumeRenderer;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.CountOrPercent;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes workloads, each with a service account of its own.
 *
 * @since 0.1.0
 */
public final class WorkloadRenderer implements Renderer {
    /** A renderer without state. */
    public WorkloadRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Writing writing = new Writing(view.sink(), new LabelWriter(view));
        view.all(Workload.class).forEach(workload -> {
            Source source = new Source(
                    workload.component(),
                    workload.path(),
                    workload.origin(),
                    workload.shape().kind() + " " + workload.component());
            out.add(
                    writing.serviceAccount(workload),
                    new Source(
                            workload.component(),
                            workload.path(),
                            workload.origin(),
                            "the identity of " + workload.component()));
            out.add(writing.object(workload), source);
        });
    }

    private record Writing(Sink sink, LabelWriter labels) {

        ServiceAccount serviceAccount(Workload workload) {
            ServiceAccount account = new ServiceAccount();
            account.setMetadata(metadata(workload));
            account.setAutomountServiceAccountToken(false);
            return account;
        }

        HasMetadata object(Workload workload) {
            Workload.Shape shape = workload.shape();
            if (shape instanceof Workload.Deployed deployed) {
                return deployment(workload, deployed);
            }
            if (shape instanceof Workload.Stateful stateful) {
                return statefulSet(workload, stateful);
            }
            return job(workload, (Workload.Once) shape);
        }

        private Deployment deployment(Workload workload, Workload.Deployed shape) {
            RollingUpdateDeployment update = new RollingUpdateDeployment();
            update.setMaxSurge(intOrString(shape.maxSurge()));
            update.setMaxUnavailable(intOrString(shape.maxUnavailable()));
            DeploymentStrategy strategy = new DeploymentStrategy();
            strategy.setType("RollingUpdate");
            strategy.setRollingUpdate(update);
            DeploymentSpec spec = new DeploymentSpec();
            spec.setReplicas(sink.number(shape.replicas()));
            spec.setSelector(selector(workload));
            spec.setStrategy(strategy);
            spec.setTemplate(template(workload, null));
            Deployment object = new Deployment();
            object.setMetadata(metadata(workload));
            object.setSpec(spec);
            return object;
        }

        private StatefulSet statefulSet(Workload workload, Workload.Stateful shape) {
            VolumeRenderer volumes = new VolumeRenderer(sink);
            StatefulSetSpec spec = new StatefulSetSpec();
            spec.setReplicas(sink.number(shape.replicas()));
            spec.setServiceName(ServiceDraft.governingName(workload.component()));
            spec.setPodManagementPolicy(shape.management().toString());
            spec.setSelector(selector(workload));
            spec.setTemplate(template(workload, null));
            shape.claims().forEach(claim -> spec.getVolumeClaimTemplates().add(volumes.render(claim)));
            StatefulSet object = new StatefulSet();
            object.setMetadata(metadata(workload));
            object.setSpec(spec);
            return object;
        }

        private Job job(Workload workload, Workload.Once shape) {
            JobSpec spec = new JobSpec();
            spec.setBackoffLimit(sink.number(shape.backoffLimit()));
            Integer deadline = sink.seconds(shape.activeDeadline());
            spec.setActiveDeadlineSeconds(deadline == null ? null : deadline.longValue());
            spec.setTtlSecondsAfterFinished(sink.seconds(shape.ttlAfterFinished()));
            spec.setTemplate(template(workload, "Never"));
            Job object = new Job();
            object.setMetadata(metadata(workload));
            object.setSpec(spec);
            return object;
        }

        private PodTemplateSpec template(Workload workload, @Nullable String restartPolicy) {
            SecurityRenderer security = new SecurityRenderer(sink);
            io.fabric8.kubernetes.api.model.Container main = new ContainerRenderer(sink).render(workload.container());
            main.setSecurityContext(security.container(workload.security()));
            PodSpec spec = new PodSpec();
            spec.setServiceAccountName(workload.component().name());
            spec.setAutomountServiceAccountToken(workload.security().allows(Loosening.SERVICE_ACCOUNT_TOKEN));
            spec.setEnableServiceLinks(false);
            spec.setRestartPolicy(restartPolicy);
            spec.setSecurityContext(security.pod(workload.security()));
            spec.getContainers().add(main);
            VolumeRenderer volumes = new VolumeRenderer(sink);
            workload.volumes().forEach(volume -> spec.getVolumes().add(volumes.render(volume)));
            PodTemplateSpec template = new PodTemplateSpec();
            template.setMetadata(podMetadata(workload));
            template.setSpec(spec);
            return template;
        }

        private ObjectMeta podMetadata(Workload workload) {
            Component component = workload.component();
            ObjectMeta metadata = new ObjectMeta();
            metadata.setLabels(labels.pod(
                    component, workload.isServing() ? Labels.stable(component) : Labels.component(component)));
            metadata.setAnnotations(plain(workload.annotations()));
            return metadata;
        }

        private ObjectMeta metadata(Workload workload) {
            return labels.metadata(workload.component(), workload.component().name());
        }

        private static LabelSelector selector(Workload workload) {
            LabelSelector selector = new LabelSelector();
            selector.setMatchLabels(Labels.stable(workload.component()));
            return selector;
        }

        private Map<String, String> plain(Map<String, Text> texts) {
            Map<String, String> plain = new LinkedHashMap<>();
            texts.forEach((key, value) -> plain.put(key, sink.text(value)));
            return plain;
        }

        private IntOrString intOrString(CountOrPercent value) {
            Object written = sink.countOrPercent(value);
            return written instanceof Integer number
                    ? new IntOrString(number)
                    : new IntOrString(String.valueOf(written));
        }
    }
}
