package dev.keelson.core.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a text of several lines depends on, in a form that says nothing of how many items a list has: each line once, with
 * a blank for an item, and after them the lists. Two texts of one definition differ only if their essences do.
 *
 * <p>A template repeats lines for the items of a list, but it cannot put what it wrote into one expression; the essence can
 * be written as one.
 *
 * @since 0.1.0
 */
public final class Essence {
    private Essence() {}

    /** {@return the text itself where no list is walked through in it} */
    public static Expression of(Expression text) {
        if (text.parts().stream().noneMatch(Essence::hasItem) && !hasItem(text)) {
            return text;
        }
        Set<String> lists = new LinkedHashSet<>();
        Set<Expression> lines = new LinkedHashSet<>();
        List<Expression> line = new ArrayList<>();
        for (Expression part : text instanceof Expression.Concat concat ? concat.parts() : List.of(text)) {
            if (part instanceof Expression.Constant constant) {
                String[] pieces = constant.value().toString().split("\n", -1);
                for (int i = 0; i < pieces.length; i++) {
                    if (i > 0) {
                        lines.add(new Expression.Concat(line));
                        line = new ArrayList<>();
                    }
                    line.add(new Expression.Constant(pieces[i]));
                }
            } else {
                line.add(blanked(part, lists));
            }
        }
        lines.add(new Expression.Concat(line));
        List<Expression> essence = new ArrayList<>();
        lines.forEach(each -> {
            essence.add(each);
            essence.add(new Expression.Constant("\n"));
        });
        lists.forEach(list -> {
            essence.add(new Expression.Constant(list + "\n"));
            essence.add(new Expression.Joined(new Expression.Input(list), "\n"));
        });
        return new Expression.Concat(essence);
    }

    private static boolean hasItem(Expression expression) {
        return expression instanceof Expression.Item
                || expression.parts().stream().anyMatch(Essence::hasItem);
    }

    private static Expression blanked(Expression part, Set<String> lists) {
        if (part instanceof Expression.Item item) {
            lists.add(item.path());
            return new Expression.Constant("<item>");
        }
        if (part instanceof Expression.Checksum checksum) {
            return new Expression.Checksum(blanked(checksum.text(), lists));
        }
        if (part instanceof Expression.Hyphenated hyphenated) {
            return new Expression.Hyphenated(blanked(hyphenated.text(), lists));
        }
        if (part instanceof Expression.Concat concat) {
            return new Expression.Concat(
                    concat.parts().stream().map(each -> blanked(each, lists)).toList());
        }
        return part;
    }
}
