package dev.keelson.helm.family;

import dev.keelson.helm.merge.Template;
import dev.keelson.helm.merge.Template.Branch;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Says what objects that are alike have in common. */
final class Likeness {
    private final List<Template.Fields> members;
    private final Hints hints;
    private final Holes holes = new Holes();

    Likeness(List<Template.Fields> members, Hints hints) {
        this.members = members;
        this.hints = hints;
    }

    Family family() {
        Map<String, List<Node>> differing = new LinkedHashMap<>();
        common(members, "", (path, nodes) -> {
            differing.put(path, nodes);
            return nodes.get(0);
        });
        hints.names()
                .forEach((end, name) -> differing.forEach((path, nodes) -> {
                    if (path.endsWith(end)) {
                        holes.hole(nodes.stream().map(Likeness::parts).toList(), name);
                    }
                }));
        Template.Fields common = (Template.Fields) common(members, "", this::withHoles);
        Map<Template.Value, Map<String, List<Part>>> arguments = new LinkedHashMap<>();
        for (int index = 0; index < members.size(); index++) {
            arguments.put(members.get(index), holes.of(index));
        }
        return new Family(common, name(common), arguments);
    }

    private static Template.Value common(
            List<? extends Template.Value> values, String path, BiFunction<String, List<Node>, Node> differing) {
        Template.Value first = values.get(0);
        if (values.stream().allMatch(first::equals)) {
            return first;
        }
        if (first instanceof Template.Fields fields) {
            Map<String, Template> children = new LinkedHashMap<>();
            fields.children()
                    .keySet()
                    .forEach(key -> children.put(
                            key,
                            template(
                                    values.stream()
                                            .map(value -> ((Template.Fields) value)
                                                    .children()
                                                    .get(key))
                                            .toList(),
                                    path + "." + key,
                                    differing)));
            return new Template.Fields(children);
        }
        if (first instanceof Template.Sequence list) {
            List<List<Template>> items = values.stream()
                    .map(value ->
                            List.copyOf(((Template.Sequence) value).children().values()))
                    .toList();
            Map<String, Template> children = new LinkedHashMap<>();
            for (int index = 0; index < list.children().size(); index++) {
                int place = index;
                children.put(
                        "item " + place,
                        template(items.stream().map(all -> all.get(place)).toList(), path + "." + place, differing));
            }
            return new Template.Sequence(list.form(), children);
        }
        return new Template.Fixed(differing.apply(
                path,
                values.stream().map(value -> ((Template.Fixed) value).node()).toList()));
    }

    private static Template template(
            List<Template> templates, String path, BiFunction<String, List<Node>, Node> differing) {
        List<Branch> branches = new ArrayList<>();
        for (int index = 0; index < templates.get(0).branches().size(); index++) {
            int place = index;
            branches.add(new Branch(
                    templates.get(0).branches().get(place).when(),
                    common(
                            templates.stream()
                                    .map(template ->
                                            template.branches().get(place).value())
                                    .toList(),
                            path,
                            differing)));
        }
        return new Template(List.copyOf(branches));
    }

    private Node withHoles(String path, List<Node> nodes) {
        if (nodes.get(0) instanceof Node.Numeral) {
            Part.Symbol hole = holes.hole(nodes.stream().map(Likeness::parts).toList(), wanted(path));
            return new Node.Numeral(hole.expression());
        }
        return new Node.Text(text(path, nodes.stream().map(Likeness::parts).toList()));
    }

    private static List<Part> parts(Node node) {
        return node instanceof Node.Text text
                ? text.parts()
                : List.of(new Part.Symbol(((Node.Numeral) node).expression()));
    }

    /** A text in pieces, where all are made of the same and need no quotes or escapes, and else as a whole. */
    private List<Part> text(String path, List<List<Part>> texts) {
        boolean inPieces = holes.known(texts).isEmpty()
                && texts.stream()
                        .allMatch(text -> text.size() == texts.get(0).size()
                                && text.stream().allMatch(this::isSimple));
        List<Part> pieces = new ArrayList<>();
        for (int index = 0; inPieces && index < texts.get(0).size(); index++) {
            int place = index;
            List<Part> differing = texts.stream().map(text -> text.get(place)).toList();
            inPieces = differing.stream().map(Part::getClass).distinct().count() == 1;
            pieces.addAll(inPieces ? piece(path + "#" + place, differing) : List.of());
        }
        return inPieces ? pieces : List.of(holes.hole(texts, wanted(path)));
    }

    private boolean isSimple(Part part) {
        return part instanceof Part.Literal literal
                ? literal.text().matches("[A-Za-z0-9._:/-]+")
                : hints.isSimple().test(((Part.Symbol) part).expression());
    }

    private List<Part> piece(String path, List<Part> differing) {
        Part first = differing.get(0);
        if (differing.stream().allMatch(first::equals)) {
            return List.of(first);
        }
        if (first instanceof Part.Symbol) {
            return List.of(holes.hole(differing.stream().map(List::of).toList(), wanted(path)));
        }
        List<String> literals =
                differing.stream().map(part -> ((Part.Literal) part).text()).toList();
        return holes.composed(literals).orElseGet(() -> trimmed(path, literals));
    }

    /** What stands at the end of all of them stays there. */
    private List<Part> trimmed(String path, List<String> literals) {
        int shortest = literals.stream().mapToInt(String::length).min().orElse(0);
        String any = literals.get(0);
        int end = IntStream.range(0, shortest)
                .filter(length ->
                        !literals.stream().allMatch(text -> text.endsWith(any.substring(any.length() - length - 1))))
                .findFirst()
                .orElse(shortest - 1);
        Part hole = holes.hole(
                literals.stream()
                        .map(text -> List.<Part>of(new Part.Literal(text.substring(0, text.length() - end))))
                        .toList(),
                wanted(path));
        return end == 0 ? List.of(hole) : List.of(hole, new Part.Literal(any.substring(any.length() - end)));
    }

    private String wanted(String path) {
        String key = path.replaceAll("#.*", "").replaceAll("(\\.[0-9]+)+$", "").replaceAll(".*[./]", "");
        return hints.name(path).orElse(key.replaceAll("[^A-Za-z0-9]", ""));
    }

    /** The name as a pattern. */
    private static String name(Template.Fields common) {
        StringBuilder name = new StringBuilder();
        at(common, List.of("metadata", "name")).forEach(node -> {
            if (node instanceof Node.Text text) {
                text.parts()
                        .forEach(part -> name.append(
                                part instanceof Part.Literal literal ? literal.text() : Family.written(part)));
            }
        });
        return name.toString();
    }

    private static List<Node> at(Template.Value value, List<String> keys) {
        if (value instanceof Template.Fixed fixed && keys.isEmpty()) {
            return List.of(fixed.node());
        }
        Template child =
                value instanceof Template.Fields fields ? fields.children().get(keys.get(0)) : null;
        return child == null ? List.of() : at(child.branches().get(0).value(), keys.subList(1, keys.size()));
    }
}
