package dev.keelson.core.scaling;

import dev.keelson.core.token.Metric;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ContainerResourceMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ExternalMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricIdentifier;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ObjectMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.PodsMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ResourceMetricSource;

/** Writes what a component is scaled by. */
final class MetricRenderer {
    private final Sink sink;

    MetricRenderer(Sink sink) {
        this.sink = sink;
    }

    MetricSpec render(ScalingMetric metric) {
        if (metric instanceof ScalingMetric.OfResource resource) {
            return resource.container() == null ? resource(resource) : containerResource(resource);
        }
        MetricSpec spec = new MetricSpec();
        if (metric instanceof ScalingMetric.OfPods pods) {
            spec.setType("Pods");
            spec.setPods(new PodsMetricSource(identifier(pods.metric()), average(Text.of(pods.average()))));
        } else if (metric instanceof ScalingMetric.OfObject object) {
            DescribedObject described = object.object();
            spec.setType("Object");
            spec.setObject(new ObjectMetricSource(
                    new CrossVersionObjectReference(described.apiVersion(), described.kind(), described.name()),
                    identifier(object.metric()),
                    target(object.target())));
        } else if (metric instanceof ScalingMetric.External external) {
            spec.setType("External");
            spec.setExternal(new ExternalMetricSource(identifier(external.metric()), target(external.target())));
        }
        return spec;
    }

    private MetricSpec resource(ScalingMetric.OfResource resource) {
        MetricSpec spec = new MetricSpec();
        spec.setType("Resource");
        spec.setResource(new ResourceMetricSource(resource.resource().toString(), target(resource.target())));
        return spec;
    }

    private MetricSpec containerResource(ScalingMetric.OfResource resource) {
        ContainerResourceMetricSource source = new ContainerResourceMetricSource();
        source.setName(resource.resource().toString());
        source.setContainer(resource.container());
        source.setTarget(target(resource.target()));
        MetricSpec spec = new MetricSpec();
        spec.setType("ContainerResource");
        spec.setContainerResource(source);
        return spec;
    }

    private static MetricIdentifier identifier(Metric metric) {
        MetricIdentifier identifier = new MetricIdentifier();
        identifier.setName(metric.name());
        if (!metric.labels().isEmpty()) {
            LabelSelector selector = new LabelSelector();
            selector.setMatchLabels(metric.labels());
            identifier.setSelector(selector);
        }
        return identifier;
    }

    private io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget target(Scalar value) {
        if (!(value instanceof Percent share)) {
            return average(value);
        }
        io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget target =
                new io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget();
        target.setType("Utilization");
        target.setAverageUtilization(sink.percent(share));
        return target;
    }

    private io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget target(MetricTarget given) {
        Text value = Text.of(given.value());
        if (given.isPerPod()) {
            return average(value);
        }
        io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget target =
                new io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget();
        target.setType("Value");
        target.setValue(quantity(value));
        return target;
    }

    private io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget average(Scalar value) {
        io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget target =
                new io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget();
        target.setType("AverageValue");
        target.setAverageValue(quantity(value));
        return target;
    }

    private Quantity quantity(Scalar value) {
        Quantity quantity = new Quantity();
        quantity.setAmount(sink.text(value));
        quantity.setFormat("");
        return quantity;
    }
}
