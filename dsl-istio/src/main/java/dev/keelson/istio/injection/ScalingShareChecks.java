package dev.keelson.istio.injection;

import dev.keelson.core.container.Container;
import dev.keelson.core.container.Container.Role;
import dev.keelson.core.container.ResourceNeeds;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.scaling.HorizontalScaling;
import dev.keelson.core.scaling.ScaledResource;
import dev.keelson.core.scaling.ScalingMetric.OfResource;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.membership.MeshFacts.ProxyNeeds;
import dev.keelson.istio.membership.MeshRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for components that are scaled by a share which their pods do not come to: the request of the sidecar is part of the
 * whole, and what the sidecar does not use nobody else may, where the component's own containers have limits.
 *
 * @since 0.1.0
 */
public final class ScalingShareChecks implements Check {
    /** Checks without state. */
    public ScalingShareChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Membership.of(view.model()).ifPresent(membership -> view.all(HorizontalScaling.class).stream()
                .filter(scaling -> membership.hasSidecar(scaling.component()))
                .forEach(scaling -> scaling.metrics().stream()
                        .filter(OfResource.class::isInstance)
                        .map(OfResource.class::cast)
                        .filter(metric -> metric.container() == null)
                        .forEach(metric -> share(scaling, metric, membership, view, problems))));
    }

    private static void share(
            HorizontalScaling scaling, OfResource metric, Membership membership, View view, Problems problems) {
        if (!(metric.target() instanceof Percent wanted)) {
            return;
        }
        boolean cpu = metric.resource() == ScaledResource.CPU;
        ProxyNeeds proxy = membership.mesh().proxy();
        Scalar ofProxy = cpu ? proxy.cpu() : proxy.memory();
        List<Container> lasting = view.all(Workload.class).stream()
                .filter(workload -> workload.component().equals(scaling.component()))
                .flatMap(workload ->
                        Stream.concat(Stream.of(workload.pod().main()), workload.pod().companions().stream()))
                .filter(container -> container.role() == Role.MAIN || container.role() == Role.SIDECAR)
                .toList();
        BigDecimal asked = sum(lasting, needs -> cpu ? needs.cpu() : needs.memory(), view);
        BigDecimal most = sum(lasting, needs -> cpu ? needs.cpuLimit() : memoryLimit(needs), view);
        if (asked.signum() == 0 || most.signum() == 0) {
            return;
        }
        BigDecimal whole = asked.add(amount(view.text(ofProxy)));
        long reached = most.multiply(BigDecimal.valueOf(100))
                .divide(whole, 0, RoundingMode.DOWN)
                .longValueExact();
        if (reached < view.number(wanted)) {
            problems.add(Finding.of(
                            MeshRules.SHARE,
                            scaling.path().child(metric.resource().toString()),
                            scaling.origin(),
                            scaling.component() + " is scaled when its pods use " + view.number(wanted) + "% of the "
                                    + metric.resource() + " they ask for; its own containers come to " + reached
                                    + "% at their limits, because the sidecar asks for a part of it.",
                            "Scale by the component's own container, " + word(cpu) + "(\""
                                    + scaling.component().name() + "\", …), or by a lower share.")
                    .also("the mesh", membership.said().origin()));
        }
    }

    private static String word(boolean cpu) {
        return cpu ? "containerCpu" : "containerMemory";
    }

    private static @Nullable Scalar memoryLimit(ResourceNeeds needs) {
        return needs.memoryLimit() == null ? needs.memory() : needs.memoryLimit();
    }

    /** The sum, or nothing where a container has none: then there is no bound, or nothing to compare with. */
    private static BigDecimal sum(
            List<Container> containers, Function<ResourceNeeds, @Nullable Scalar> amount, View view) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Container container : containers) {
            Scalar each = amount.apply(container.resources());
            if (each == null) {
                return BigDecimal.ZERO;
            }
            sum = sum.add(amount(view.text(each)));
        }
        return sum;
    }

    /** A quantity as Kubernetes writes it, {@code 100m} or {@code 1.5Gi}, in whole units. */
    private static BigDecimal amount(String quantity) {
        String suffix = quantity.replaceFirst("^[0-9.]+", "");
        BigDecimal number = new BigDecimal(quantity.substring(0, quantity.length() - suffix.length()));
        if (suffix.equals("m")) {
            return number.movePointLeft(3);
        }
        int power = suffix.isEmpty() ? 0 : " kmgtpe".indexOf(Character.toLowerCase(suffix.charAt(0)));
        return number.multiply(
                BigDecimal.valueOf(suffix.endsWith("i") ? 1024 : 1000).pow(power));
    }
}
