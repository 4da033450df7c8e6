package dev.keelson.core.expression;

import java.util.ArrayList;
import java.util.List;

/** Merges texts that stand side by side, so that equal texts are equal expressions. */
final class Neighbours {
    private Neighbours() {}

    static List<Expression> merged(List<Expression> parts) {
        List<Expression> result = new ArrayList<>();
        List<Expression.Constant> literals = new ArrayList<>();
        for (Expression part : parts) {
            if (part instanceof Expression.Concat inner) {
                inner.parts().forEach(each -> append(result, literals, each));
            } else {
                append(result, literals, part);
            }
        }
        flush(result, literals);
        return List.copyOf(result);
    }

    private static void append(List<Expression> result, List<Expression.Constant> literals, Expression part) {
        if (!(part instanceof Expression.Constant literal)) {
            flush(result, literals);
            result.add(part);
        } else if (!literal.value().equals("")) {
            literals.add(literal);
        }
    }

    /** Literals are joined when all neighbours are known: a file has hundreds of them. */
    private static void flush(List<Expression> result, List<Expression.Constant> literals) {
        if (literals.size() == 1) {
            result.add(literals.get(0));
        } else if (!literals.isEmpty()) {
            StringBuilder text = new StringBuilder();
            literals.forEach(each -> text.append(each.value()));
            result.add(new Expression.Constant(text.toString()));
        }
        literals.clear();
    }
}
