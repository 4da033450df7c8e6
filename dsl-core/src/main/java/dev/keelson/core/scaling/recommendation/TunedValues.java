package dev.keelson.core.scaling.recommendation;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.scaling.ScaledResource;
import dev.keelson.core.scaling.recommendation.Recommendation.Amounts;
import dev.keelson.core.scaling.vertical.VerticalScaling;
import dev.keelson.core.scaling.vertical.VerticalScaling.Bound;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Workload;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values with which a platform asks for what its vertical autoscalers recommend: a proposal to review, that
 * {@code -f} takes.
 *
 * @since 0.1.0
 */
public final class TunedValues {
    private final Blueprint blueprint;
    private final List<Recommendation> recommendations;
    private final List<String> head = new ArrayList<>();
    private final SortedMap<ModelPath, Proposal> proposals = new TreeMap<>();

    private TunedValues(Blueprint blueprint, List<Recommendation> recommendations) {
        this.blueprint = blueprint;
        this.recommendations = recommendations;
    }

    /**
     * {@return a file of values} Each is the target of a recommendation, rounded up to thousandths of a core or mebibytes
     * and kept between the bounds that the definition says; the comments tell what it was and how sure the recommender is.
     * Where a setting feeds the word, its path is the setting's; of several recommendations for one setting the greatest
     * is written.
     *
     * @param blueprint the environment whose autoscalers these are
     * @param file what {@code kubectl get verticalpodautoscalers -A -o yaml} wrote
     * @throws dev.keelson.core.cli.Options.UsageException if the file is something else
     */
    public static String text(Blueprint blueprint, Path file) {
        return new TunedValues(blueprint, RecommendationFile.read(file)).text();
    }

    private String text() {
        head.add("Values for " + blueprint.environment() + " from what its vertical autoscalers recommend.");
        blueprint.model().all(VerticalScaling.class).forEach(this::propose);
        SortedMap<ModelPath, ValuesText.Entry> entries = new TreeMap<>();
        proposals.forEach((path, proposal) -> entries.put(path, proposal.entry()));
        return ValuesText.of(head, entries);
    }

    private void propose(VerticalScaling scaling) {
        Optional<Recommendation> found =
                recommendations.stream().filter(each -> isFor(each, scaling)).findFirst();
        if (found.isEmpty()) {
            head.add(scaling.component() + ": no recommendation yet.");
            return;
        }
        Workload workload = blueprint.model().all(Workload.class).stream()
                .filter(each -> each.component().equals(scaling.component()))
                .findFirst()
                .orElseThrow();
        for (ScaledResource resource : ScaledResource.values()) {
            Amounts amounts = found.get().amounts().get(resource);
            boolean controlled =
                    scaling.controls().isEmpty() || scaling.controls().contains(resource);
            if (amounts != null && controlled) {
                propose(scaling, request(workload, resource), resource, amounts);
            }
        }
    }

    private void propose(VerticalScaling scaling, @Nullable Scalar request, ScaledResource resource, Amounts amounts) {
        String subject = scaling.component() + ", " + resource + ": ";
        if (request == null) {
            head.add(subject + target(resource, amounts) + ", but the definition asks for none.");
            return;
        }
        if (!(ValueType.expression(request) instanceof Expression.Input input)) {
            head.add(subject + target(resource, amounts) + ", but what it asks for is computed from "
                    + String.join(", ", ValueType.expression(request).paths()) + ".");
            return;
        }
        Proposal proposal = proposal(scaling, resource, amounts, subject + amount(request) + " so far, ");
        proposals.merge(ModelPath.parse(input.path()), proposal, Proposal::greater);
    }

    private Proposal proposal(VerticalScaling scaling, ScaledResource resource, Amounts amounts, String comment) {
        String words = comment + target(resource, amounts);
        Amount target = ObservedQuantity.rounded(resource, amounts.target());
        Amount least = bound(scaling.minimum(), resource);
        Amount most = bound(scaling.maximum(), resource);
        if (least != null && target.inSmallestUnit() < least.inSmallestUnit()) {
            return new Proposal(least, List.of(words + "; " + least + " is the minimum"));
        }
        if (most != null && target.inSmallestUnit() > most.inSmallestUnit()) {
            return new Proposal(most, List.of(words + "; " + most + " is the maximum"));
        }
        return new Proposal(target, List.of(words));
    }

    private static String target(ScaledResource resource, Amounts amounts) {
        return ObservedQuantity.rounded(resource, amounts.target()) + " recommended"
                + side(resource, ", enough from ", amounts.lower())
                + side(resource, ", too much above ", amounts.upper());
    }

    private static String side(ScaledResource resource, String words, @Nullable BigDecimal amount) {
        return amount == null ? "" : words + ObservedQuantity.rounded(resource, amount);
    }

    private @Nullable Amount bound(@Nullable Bound bound, ScaledResource resource) {
        if (bound == null) {
            return null;
        }
        return amount(resource == ScaledResource.CPU ? bound.cpu() : bound.memory());
    }

    private Amount amount(Scalar scalar) {
        return blueprint.run().evaluator().amount(ValueType.expression(scalar));
    }

    private static @Nullable Scalar request(Workload workload, ScaledResource resource) {
        return resource == ScaledResource.CPU
                ? workload.container().resources().cpu()
                : workload.container().resources().memory();
    }

    private boolean isFor(Recommendation recommendation, VerticalScaling scaling) {
        return recommendation
                        .namespace()
                        .equals(blueprint.name(scaling.component().namespace()))
                && recommendation.kind().equals(scaling.kind())
                && recommendation.name().equals(scaling.component().name())
                && recommendation.container().equals(scaling.container());
    }

    /**
     * What a path is to become.
     *
     * @param amount the value
     * @param comments who recommends what
     */
    private record Proposal(Amount amount, List<String> comments) {

        Proposal greater(Proposal other) {
            List<String> both = new ArrayList<>(comments);
            both.addAll(other.comments);
            return new Proposal(amount.inSmallestUnit() >= other.amount.inSmallestUnit() ? amount : other.amount, both);
        }

        ValuesText.Entry entry() {
            return new ValuesText.Entry(comments, amount.toString());
        }
    }
}
