package dev.keelson.core.workload;

import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.placement.PlacementRenderer;
import dev.keelson.core.pod.PodRenderer;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Span;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes jobs and cron jobs. Their pods carry no checksum of what they read: each run reads it anew. */
final class TaskRenderer {
    private final Sink sink;
    private final LabelWriter labels;
    private final PlacementRenderer placement;

    TaskRenderer(Sink sink, LabelWriter labels, PlacementRenderer placement) {
        this.sink = sink;
        this.labels = labels;
        this.placement = placement;
    }

    HasMetadata render(Workload workload) {
        return workload.shape() instanceof Shape.Scheduled scheduled
                ? cronJob(workload, scheduled)
                : job(workload, (Shape.Once) workload.shape());
    }

    private Job job(Workload workload, Shape.Once shape) {
        Job object = new Job();
        object.setMetadata(labels.metadata(workload.component(), sink.text(workload.objectName())));
        object.setSpec(spec(workload, shape.tries()));
        return object;
    }

    private CronJob cronJob(Workload workload, Shape.Scheduled shape) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setLabels(labels.pod(workload.component(), Labels.component(workload.component())));
        JobTemplateSpec template = new JobTemplateSpec();
        template.setMetadata(metadata);
        template.setSpec(spec(workload, shape.tries()));
        CronJobSpec spec = new CronJobSpec();
        spec.setSchedule(sink.text(shape.schedule().cron()));
        spec.setTimeZone(sink.text(shape.schedule().timeZone()));
        spec.setConcurrencyPolicy(shape.concurrency().toString());
        spec.setStartingDeadlineSeconds(seconds(shape.startingDeadline()));
        spec.setSuccessfulJobsHistoryLimit(sink.number(shape.successesKept()));
        spec.setFailedJobsHistoryLimit(sink.number(shape.failuresKept()));
        spec.setSuspend(shape.suspended() ? true : null);
        spec.setJobTemplate(template);
        CronJob object = new CronJob();
        object.setMetadata(
                labels.metadata(workload.component(), workload.component().name()));
        object.setSpec(spec);
        return object;
    }

    private JobSpec spec(Workload workload, Shape.Tries tries) {
        Component component = workload.component();
        JobSpec spec = new JobSpec();
        spec.setBackoffLimit(sink.number(tries.backoffLimit()));
        spec.setActiveDeadlineSeconds(seconds(tries.activeDeadline()));
        spec.setTtlSecondsAfterFinished(sink.seconds(tries.ttlAfterFinished()));
        Map<String, String> own = Labels.component(component);
        PodTemplateSpec template = new PodRenderer(sink)
                .render(workload.pod(), component.name(), labels.pod(component, own), Map.of(), "Never");
        placement.place(template.getSpec(), component, own, null);
        spec.setTemplate(template);
        return spec;
    }

    private @Nullable Long seconds(@Nullable Span span) {
        Integer seconds = sink.seconds(span);
        return seconds == null ? null : seconds.longValue();
    }
}
