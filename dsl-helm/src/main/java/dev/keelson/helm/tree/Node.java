package dev.keelson.helm.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.expression.Expression;
import dev.keelson.helm.symbol.Part;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A piece of a Kubernetes object. Equal nodes are written alike.
 *
 * @since 0.1.0
 */
public sealed interface Node {
    /**
     * A number or boolean that stands as it is, or an empty map or list.
     *
     * @param value the value
     */
    record Plain(JsonNode value) implements Node {}

    /**
     * A number that settings decide.
     *
     * @param expression how
     */
    record Numeral(Expression expression) implements Node {}

    /**
     * A text on one line.
     *
     * @param parts its pieces
     */
    record Text(List<Part> parts) implements Node {
        /** {@return the path of the setting whose value is all of it, empty where it is anything else} */
        public Optional<String> setting() {
            return parts.size() == 1
                            && parts.get(0) instanceof Part.Symbol symbol
                            && symbol.expression() instanceof Expression.Input input
                    ? Optional.of(input.path())
                    : Optional.empty();
        }
    }

    /**
     * A map with at least one key.
     *
     * @param children the values by key, in order
     */
    record Fields(Map<String, Node> children) implements Node {
        /** Keeps the order, and the map from changing. */
        public Fields {
            children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
        }
    }

    /**
     * A list with at least one item, or the lines of a text.
     *
     * @param form what it is
     * @param children the items by what identifies them in every context, in order
     */
    record Sequence(Form form, Map<String, Node> children) implements Node {
        /** Keeps the order, and the map from changing. */
        public Sequence {
            children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sequence sequence
                    && form == sequence.form
                    && List.copyOf(children.values()).equals(List.copyOf(sequence.children.values()));
        }

        @Override
        public int hashCode() {
            return List.copyOf(children.values()).hashCode();
        }
    }

    /** What a sequence is. */
    enum Form {
        /** A YAML list. */
        LIST,
        /** A text whose last line ends. */
        LINES,
        /** A text whose last line does not end. */
        OPEN_LINES,
        /** The checksum of a text whose last line ends. */
        CHECKSUM,
        /** The checksum of a text whose last line does not end. */
        OPEN_CHECKSUM;

        /** {@return whether only the checksum of the lines stands in the object} */
        public boolean isChecksum() {
            return this == CHECKSUM || this == OPEN_CHECKSUM;
        }

        /** {@return whether the last line ends} */
        public boolean ends() {
            return this == LINES || this == CHECKSUM;
        }
    }

    /**
     * Items or lines that stand once for each item of a list setting.
     *
     * @param list the path of the setting
     * @param body what stands for each
     */
    record Repeat(String list, List<Node> body) implements Node {}

    /** {@return what stands inside it by key, none for what is written as one} */
    default Map<String, Node> children() {
        return Map.of();
    }

    /** {@return what it is apart from what stands inside it: all of it, or the kind of container} */
    default Object itself() {
        if (this instanceof Fields) {
            return Fields.class;
        }
        return this instanceof Sequence sequence ? sequence.form() : this;
    }

    /** {@return the nodes this one is directly made of} */
    default Collection<Node> nodes() {
        return this instanceof Repeat repeat ? repeat.body() : children().values();
    }

    /** {@return the symbols in it, each once} */
    default Set<Expression> symbols() {
        Set<Expression> symbols = new LinkedHashSet<>();
        if (this instanceof Numeral number) {
            symbols.add(number.expression());
        } else if (this instanceof Text text) {
            text.parts().forEach(part -> {
                if (part instanceof Part.Symbol symbol) {
                    symbols.add(symbol.expression());
                }
            });
        }
        nodes().forEach(node -> symbols.addAll(node.symbols()));
        return symbols;
    }
}
