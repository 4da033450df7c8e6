package dev.keelson.core.why;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.extension.Artifacts;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.View;
import dev.keelson.core.value.Sink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why one component reaches another, or does not: what each gate on the way says, in the order a call meets them.
 *
 * <p>It follows from what was declared. What raw patches change is not in it; checks and proofs look at the objects themselves.
 *
 * @param question what was asked
 * @param rulings what each gate says
 * @since 0.1.0
 */
public record Answer(Question question, List<Ruling> rulings) {
    /** Keeps the rulings from changing. */
    public Answer {
        rulings = List.copyOf(rulings);
    }

    /** {@return the answer for an environment} */
    public static Answer to(Question question, Blueprint blueprint) {
        Resources resources = new Resources();
        blueprint.resources().forEach(each -> resources.add(each.object(), each.source()));
        View view = new View(
                blueprint.model(),
                resources,
                new Artifacts(),
                Sink.plain(blueprint.run().evaluator()),
                blueprint.run());
        List<Gate> gates = new ArrayList<>();
        gates.add(new NetworkGate());
        Map<Class<?>, Extension> extensions = new LinkedHashMap<>();
        view.all(Attached.class)
                .forEach(each -> extensions.putIfAbsent(each.extension().getClass(), each.extension()));
        extensions.values().forEach(extension -> {
            if (extension instanceof GatedExtension gated) {
                gates.addAll(gated.gates());
            }
        });
        return new Answer(
                question,
                gates.stream()
                        .flatMap(gate -> gate.rule(view, question).stream())
                        .toList());
    }

    /** {@return whether all gates let the call through} */
    public boolean passes() {
        return rulings.stream().allMatch(Ruling::passes);
    }

    /** {@return the answer as it is printed, a line for each gate and for each word that is missing} */
    public String text() {
        StringBuilder text = new StringBuilder(question.toString())
                .append(passes() ? ": passes" : ": is refused")
                .append('\n');
        for (Ruling ruling : rulings) {
            text.append(ruling.passes() ? "  passes   " : "  refuses  ")
                    .append(ruling.gate())
                    .append(": ")
                    .append(ruling.because())
                    .append('\n')
                    .append("           at ")
                    .append(ruling.origin())
                    .append('\n');
        }
        rulings.stream()
                .map(Ruling::missing)
                .filter(word -> word != null)
                .distinct()
                .forEach(word -> text.append("  say: ").append(word).append('\n'));
        return text.toString();
    }
}
