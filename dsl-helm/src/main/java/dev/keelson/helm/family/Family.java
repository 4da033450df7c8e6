package dev.keelson.helm.family;

import dev.keelson.core.expression.Expression;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.symbol.Part;
import java.util.List;
import java.util.Map;

/**
 * Objects that differ in some texts and numbers only.
 *
 * @param common what they have in common, holes where they differ
 * @param pattern the name that all of them have, holes in angle brackets
 * @param members what stands in the holes of each, by the name of the hole
 * @since 0.1.0
 */
public record Family(Template.Fields common, String pattern, Map<Template.Value, Map<String, List<Part>>> members) {
    /** What no hole is called, because all values are given under that name. */
    public static final String ROOT = "root";

    private static final String PREFIX = ".";

    static Expression hole(String name) {
        return new Expression.Item(PREFIX + name, 0);
    }

    static String written(Part part) {
        return part instanceof Part.Symbol symbol && symbol.expression() instanceof Expression.Item item && isHole(item)
                ? "<" + item.path().substring(PREFIX.length()) + ">"
                : "";
    }

    /** {@return whether it is what stands in a hole, and no item of a list} Paths of settings never begin so. */
    public static boolean isHole(Expression expression) {
        return expression instanceof Expression.Item item && item.path().startsWith(PREFIX);
    }

    /** {@return how a template that was given the holes by name reads one} */
    public static String read(Expression.Item hole) {
        return hole.path();
    }
}
