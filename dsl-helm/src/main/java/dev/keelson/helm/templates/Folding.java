package dev.keelson.helm.templates;

import dev.keelson.core.setting.Condition;
import dev.keelson.helm.merge.Formula;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.merge.Template.Branch;
import dev.keelson.helm.tree.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what stands side by side, and what stands under the same condition under one. */
final class Folding {
    /** Writes one thing that can stand at a place. */
    interface Writing {
        void write(Template.Value value, Lines lines);
    }

    private final int indent;
    private final Lines out;
    private final Function<Formula, Code> conditions;
    private final List<Formula> whens = new ArrayList<>();
    private final List<Lines> bodies = new ArrayList<>();

    Folding(int indent, Lines out, Function<Formula, Code> conditions) {
        this.indent = indent;
        this.out = out;
        this.conditions = conditions;
    }

    void add(Template template, Writing writing) {
        if (template.isUnconditional() || isRangeOverWhatIsThere(template)) {
            close();
            writing.write(template.branches().get(0).value(), out);
            return;
        }
        List<Formula> own = template.conditions();
        List<Integer> places = places(own);
        if (places == null) {
            close();
            whens.addAll(own);
            own.forEach(when -> bodies.add(new Lines()));
            places = places(own);
        }
        List<Branch> branches = template.branches();
        for (int index = 0; index < branches.size(); index++) {
            writing.write(branches.get(index).value(), bodies.get(places == null ? index : places.get(index)));
        }
    }

    /** A range writes nothing for an empty list anyway. */
    private static boolean isRangeOverWhatIsThere(Template template) {
        if (template.branches().size() != 1
                || !(template.branches().get(0).value() instanceof Template.Fixed fixed)
                || !(fixed.node() instanceof Node.Repeat repeat)) {
            return false;
        }
        Formula when = template.branches().get(0).when();
        Formula.Literal only = when.terms().size() == 1 && when.terms().get(0).size() == 1
                ? when.terms().get(0).get(0)
                : null;
        return only != null
                && only.holds() == when.negated()
                && only.fact().condition() != null
                && only.fact().condition().kind() == Condition.Kind.EMPTY
                && only.fact().path().equals(repeat.list());
    }

    /** Ends the condition that is open. */
    void close() {
        if (whens.size() == 2 && whens.get(1).equals(Formula.ALWAYS) && isNegative(whens.get(0))) {
            whens.set(0, whens.get(0).opposite());
            Collections.swap(bodies, 0, 1);
        }
        for (int index = 0; index < whens.size(); index++) {
            boolean otherwise = whens.get(index).equals(Formula.ALWAYS);
            String condition =
                    otherwise ? "" : "if " + conditions.apply(whens.get(index)).text();
            out.control(indent, (index == 0 ? "" : otherwise ? "else" : "else ") + condition);
            out.addAll(bodies.get(index));
        }
        if (!whens.isEmpty()) {
            out.control(indent, "end");
        }
        whens.clear();
        bodies.clear();
    }

    private boolean isNegative(Formula formula) {
        return conditions.apply(formula).text().startsWith("not ")
                && !conditions.apply(formula.opposite()).text().startsWith("not ");
    }

    /** Which branch of the open condition each of these is, one that was added where need be; null where some is none. */
    private @Nullable List<Integer> places(List<Formula> own) {
        if (own.equals(whens)) {
            return range(own.size());
        }
        if (whens.isEmpty()) {
            return null;
        }
        if (own.size() == 1
                && own.get(0).choice() != null
                && isOfChoice(own.get(0).choice())) {
            int known = whens.indexOf(own.get(0));
            return List.of(known < 0 ? branch(own.get(0)) : known);
        }
        boolean twoSided =
                whens.size() == 1 || (whens.size() == 2 && whens.get(1).equals(Formula.ALWAYS));
        boolean ownTwoSided = own.size() == 1 || (own.size() == 2 && own.get(1).equals(Formula.ALWAYS));
        boolean same = own.get(0).equals(whens.get(0));
        boolean opposite = own.get(0).equals(whens.get(0).opposite());
        if (!twoSided || !ownTwoSided || !(same || opposite)) {
            return null;
        }
        if ((opposite || own.size() == 2) && whens.size() == 1) {
            branch(Formula.ALWAYS);
        }
        List<Integer> places = same ? List.of(0, 1) : List.of(1, 0);
        return places.subList(0, own.size());
    }

    private boolean isOfChoice(@Nullable String path) {
        return path != null && whens.stream().allMatch(when -> path.equals(when.choice()));
    }

    private int branch(Formula when) {
        whens.add(when);
        bodies.add(new Lines());
        return whens.size() - 1;
    }

    private static List<Integer> range(int size) {
        List<Integer> range = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            range.add(index);
        }
        return range;
    }
}
