package dev.keelson.helm.templates;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.tree.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** How a text of several lines stands in a template. */
final class Blocks {
    private final Scalars scalars;
    private final List<Template> lines;
    private final boolean ends;

    Blocks(Scalars scalars, Template.Sequence sequence) {
        this.scalars = scalars;
        this.lines = List.copyOf(sequence.children().values());
        this.ends = sequence.form().ends();
    }

    /** {@return whether it stands as one text in quotes} What neither a block nor quotes can hold is refused. */
    boolean isQuoted(String head) {
        boolean fits = fits();
        if (!fits && !isFixed()) {
            throw ChartException.of(
                    HelmRules.UNWRITABLE_TEXT,
                    ModelPath.root(),
                    Origin.here(),
                    "The text at " + head + " has conditional or repeated lines, and also an invisible character, a"
                            + " value of several lines, or no line end behind a last line that may be blank.",
                    "Take those out, or the conditions.");
        }
        return !fits;
    }

    private boolean fits() {
        return texts(lines).stream().allMatch(scalars::fitsBlock) && (ends || !maybeLast(scalars::mayBeBlank));
    }

    String quoted() {
        return scalars.quoted(texts(lines), ends);
    }

    /** {@return what stands behind the key of a block} */
    String indicator() {
        return "|" + (beginsVisibly() ? "" : "2") + (ends ? maybeLast(scalars::mayBeBlank) ? "+" : "" : "-");
    }

    /** {@return whether the first line begins with something visible, so that it shows the indentation of all} */
    boolean beginsVisibly() {
        return maybeFirst(lines).stream().allMatch(scalars::beginsVisibly);
    }

    /** {@return whether a named template can hold it, which trims what is before its first line} */
    boolean canBeIncluded() {
        boolean begins = lines.get(0).isUnconditional()
                && ((Template.Fixed) lines.get(0).branches().get(0).value()).node() instanceof Node.Text;
        return begins && beginsVisibly() && fits();
    }

    /** {@return whether it ends with something that Helm trims from the end of a document} */
    boolean mayEndInBlanks() {
        return maybeLast(line -> !scalars.endsVisibly(line));
    }

    private boolean maybeLast(Predicate<Node.Text> what) {
        List<Template> reversed = new ArrayList<>(lines);
        Collections.reverse(reversed);
        return maybeFirst(reversed).stream().anyMatch(what);
    }

    /** The lines before which no other has to stand. */
    private static List<Node.Text> maybeFirst(List<Template> lines) {
        List<Node.Text> first = new ArrayList<>();
        for (Template line : lines) {
            first.addAll(texts(List.of(line)));
            boolean stands = line.alwaysStands()
                    && line.branches().stream()
                            .noneMatch(branch -> ((Template.Fixed) branch.value()).node() instanceof Node.Repeat);
            if (stands) {
                return first;
            }
        }
        return first;
    }

    private boolean isFixed() {
        return lines.stream()
                .allMatch(template -> template.isUnconditional()
                        && template.branches().get(0).value() instanceof Template.Fixed node
                        && node.node() instanceof Node.Text);
    }

    private static List<Node.Text> texts(List<Template> templates) {
        List<Node.Text> texts = new ArrayList<>();
        templates.forEach(template ->
                template.branches().forEach(branch -> collect(((Template.Fixed) branch.value()).node(), texts)));
        return texts;
    }

    private static void collect(Node node, List<Node.Text> texts) {
        if (node instanceof Node.Text text) {
            texts.add(text);
        }
        node.nodes().forEach(inner -> collect(inner, texts));
    }
}
