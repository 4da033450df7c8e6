package dev.keelson.core.expression;

import java.util.ArrayList;
import java.util.List;

/** Merges texts that stand side by side, so that equal texts are equal expressions. */
final class Neighbours {
    private Neighbours() {}

    static List<Expression> merged(List<Expression> parts) {
        List<Expression> result = new ArrayList<>();
        for (Expression part : parts) {
            if (part instanceof Expression.Concat inner) {
                inner.parts().forEach(each -> append(result, each));
            } else {
                append(result, part);
            }
        }
        return List.copyOf(result);
    }

    private static void append(List<Expression> result, Expression part) {
        int last = result.size() - 1;
        if (part instanceof Expression.Constant right
                && last >= 0
                && result.get(last) instanceof Expression.Constant left) {
            result.set(last, new Expression.Constant(left.value().toString() + right.value()));
        } else if (!(part instanceof Expression.Constant nothing
                && nothing.value().equals(""))) {
            result.add(part);
        }
    }
}
