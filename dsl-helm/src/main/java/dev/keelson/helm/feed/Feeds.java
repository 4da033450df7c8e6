package dev.keelson.helm.feed;

import dev.keelson.core.expression.Expression;
import dev.keelson.helm.merge.Formula;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.tree.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds where the values of a chart end up.
 *
 * @since 0.1.0
 */
public final class Feeds {
    private final Map<String, Set<Feed>> feeds = new LinkedHashMap<>();

    private Feeds() {}

    /** {@return the feeds of these objects' templates} */
    public static Feeds of(Iterable<Template> objects) {
        Feeds feeds = new Feeds();
        objects.forEach(object -> feeds.template(object, new Place(target(object), List.of(), true, false)));
        return feeds;
    }

    /** {@return the places that the value at a path decides, in the order of the objects} */
    public Set<Feed> of(String path) {
        return feeds.getOrDefault(path, Set.of());
    }

    /** {@return the paths of all values that decide something} */
    public Set<String> paths() {
        return Collections.unmodifiableSet(feeds.keySet());
    }

    private record Place(Feed.Target object, List<Step> steps, boolean isAlways, boolean isLine) {
        Place child(Step step) {
            List<Step> longer = new ArrayList<>(steps);
            longer.add(step);
            return new Place(object, List.copyOf(longer), isAlways, isLine);
        }

        Place sometimes() {
            return new Place(object, steps, false, isLine);
        }

        Place item(Node.Form form, String name) {
            return form == Node.Form.LIST ? child(new Step(name, true)) : new Place(object, steps, isAlways, true);
        }
    }

    private void template(Template template, Place place) {
        Place here = template.isUnconditional() ? place : place.sometimes();
        template.branches().forEach(branch -> {
            branch.when().paths().forEach(path -> add(path, here, Feed.Role.DECIDES));
            value(branch.value(), here);
        });
    }

    private void value(Template.Value value, Place place) {
        if (value instanceof Template.Fixed fixed) {
            node(fixed.node(), place);
        } else if (value instanceof Template.Chosen chosen) {
            add(chosen.axis().path(), place, Feed.Role.WHOLE);
        } else if (value instanceof Template.Fields fields) {
            fields.children().forEach((key, child) -> template(child, place.child(new Step(key, false))));
        } else if (value instanceof Template.Sequence sequence) {
            sequence.children().values().forEach(child -> template(child, place.item(sequence.form(), name(child))));
        }
    }

    private void node(Node node, Place place) {
        if (node instanceof Node.Numeral number) {
            symbol(number.expression(), place, 1, false);
        } else if (node instanceof Node.Text text) {
            text.parts().forEach(part -> {
                if (part instanceof Part.Symbol symbol) {
                    symbol(
                            symbol.expression(),
                            place,
                            place.isLine() ? 0 : text.parts().size(),
                            isPercentage(text));
                }
            });
        } else if (node instanceof Node.Fields fields) {
            fields.children().forEach((key, child) -> node(child, place.child(new Step(key, false))));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.children().values().forEach(child -> node(child, place.item(sequence.form(), name(child))));
        } else if (node instanceof Node.Repeat repeat) {
            add(repeat.list(), place, Feed.Role.PART);
            repeat.body().forEach(child -> node(child, place.sometimes()));
        }
    }

    /** A line of a text is never all that stands at a place; a checksum follows from what is told already. */
    private void symbol(Expression expression, Place place, int parts, boolean isPercentage) {
        if (expression instanceof Expression.Checksum) {
            return;
        }
        Feed.Role role = Feed.Role.PART;
        if (parts == 1 && expression instanceof Expression.Input) {
            role = Feed.Role.WHOLE;
        } else if ((parts == 1 && isConverted(expression)) || (isPercentage && !place.isLine())) {
            role = Feed.Role.CONVERTED;
        }
        for (String path : expression.paths()) {
            add(path, place, role);
        }
    }

    private static boolean isConverted(Expression expression) {
        return (expression instanceof Expression.Written || expression instanceof Expression.InUnit)
                && expression.parts().get(0) instanceof Expression.Input;
    }

    private static boolean isPercentage(Node.Text text) {
        return text.parts().size() == 2
                && text.parts().get(0) instanceof Part.Symbol symbol
                && (symbol.expression() instanceof Expression.Input || isConverted(symbol.expression()))
                && text.parts().get(1).equals(new Part.Literal("%"));
    }

    private void add(String path, Place place, Feed.Role role) {
        feeds.computeIfAbsent(path, first -> new LinkedHashSet<>())
                .add(new Feed(place.object(), place.steps(), role, place.isAlways()));
    }

    private static Feed.Target target(Template object) {
        return new Feed.Target(
                text(child(object, "apiVersion")),
                text(child(object, "kind")),
                text(child(child(object, "metadata"), "name")));
    }

    private static String name(Template item) {
        return text(child(item, "name"));
    }

    private static String name(Node item) {
        return item instanceof Node.Fields fields ? text(fields.children().getOrDefault("name", Nothing.NODE)) : "";
    }

    private static Template child(Template template, String key) {
        for (Template.Branch branch : template.branches()) {
            if (branch.value() instanceof Template.Fields fields
                    && fields.children().containsKey(key)) {
                return fields.children().getOrDefault(key, Nothing.TEMPLATE);
            }
            if (branch.value() instanceof Template.Fixed fixed
                    && fixed.node() instanceof Node.Fields fields
                    && fields.children().containsKey(key)) {
                return fixed(fields.children().getOrDefault(key, Nothing.NODE));
            }
        }
        return Nothing.TEMPLATE;
    }

    private static String text(Template template) {
        return template.branches().get(0).value() instanceof Template.Fixed fixed ? text(fixed.node()) : "";
    }

    private static String text(Node node) {
        StringBuilder literal = new StringBuilder();
        if (node instanceof Node.Text text) {
            text.parts().forEach(part -> literal.append(part instanceof Part.Literal words ? words.text() : "…"));
        }
        return literal.toString();
    }

    private static Template fixed(Node node) {
        return new Template(List.of(new Template.Branch(Formula.ALWAYS, new Template.Fixed(node))));
    }

    /** What stands where nothing does. */
    private static final class Nothing {
        static final Node NODE = new Node.Fields(Map.of());
        static final Template TEMPLATE = fixed(NODE);
    }
}
