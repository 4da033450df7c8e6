package dev.keelson.core.expression;

import dev.keelson.core.diagnostic.Defect;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a scalar comes about. The set is closed: a word exists here with its Java meaning in {@link Evaluator} and its
 * template meaning in the chart's writer, or not at all. Expressions that are equal are the same symbol.
 *
 * <p>No word of the language takes or returns an expression; renderers and outputs of other forms than plain YAML read
 * them.
 *
 * @since 0.1.0
 */
public sealed interface Expression {

    /** {@return what the visitor's method for this kind gives} */
    <R> R accept(ExpressionVisitor<R> visitor);

    /** {@return the expressions this one is directly made of, none for a constant or an input} */
    default List<Expression> parts() {
        return List.of();
    }

    /**
     * The settings that decide this value. What none decides is a literal, however it was written.
     *
     * @return their paths, in the order of the expression
     */
    default Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        parts().forEach(part -> paths.addAll(part.paths()));
        return paths;
    }

    /**
     * A literal.
     *
     * @param value a {@link Long}, an {@link Amount}, a {@link String} or a list of strings
     */
    record Constant(Object value) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    /**
     * The value of a setting, declared or implicit.
     *
     * @param path the setting's path, which is its place in a chart's values
     */
    record Input(String path) implements Expression {
        @Override
        public Set<String> paths() {
            return Set.of(path);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.input(this);
        }
    }

    /**
     * An item of a list setting, while the list is walked through.
     *
     * @param path the path of the list setting
     * @param index which item, counted from 0; a chart's making walks through a few symbols that differ by it
     */
    record Item(String path, int index) implements Expression {
        @Override
        public Set<String> paths() {
            return Set.of(path);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.item(this);
        }
    }

    /**
     * Arithmetic on whole numbers, none of which is negative.
     *
     * @param operator what is done
     * @param left the number it is done to
     * @param right the other number
     */
    record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.arithmetic(this);
        }
    }

    /**
     * An amount several times, in its own unit.
     *
     * @param amount the amount
     * @param factor how often, a whole number
     */
    record Scaled(Expression amount, Expression factor) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(amount, factor);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.scaled(this);
        }
    }

    /**
     * The sum of two amounts.
     *
     * @param left an amount
     * @param right an amount of the same dimension
     */
    record Sum(Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.sum(this);
        }
    }

    /**
     * An amount counted in one unit, rounded up.
     *
     * @param amount the amount
     * @param unit the unit to count in
     */
    record InUnit(Expression amount, String unit) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(amount);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.inUnit(this);
        }
    }

    /**
     * A number or an amount written as text.
     *
     * @param value the number or amount
     */
    record Written(Expression value) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(value);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.written(this);
        }
    }

    /**
     * A number written with leading zeros.
     *
     * @param number the number
     * @param width the least number of digits
     */
    record Padded(Expression number, int width) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(number);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.padded(this);
        }
    }

    /**
     * A text with a hyphen for each dot: a version as a part of a DNS label.
     *
     * @param text the text
     */
    record Hyphenated(Expression text) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(text);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.hyphenated(this);
        }
    }

    /**
     * Texts one after the other.
     *
     * @param parts the texts, neighbouring constants merged so that equal texts are equal expressions
     */
    record Concat(List<Expression> parts) implements Expression {
        /** Merges what can be merged. */
        public Concat {
            parts = Neighbours.merged(parts);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.concat(this);
        }
    }

    /**
     * The items of a list, a separator between them.
     *
     * @param list the list
     * @param separator what stands between two items
     */
    record Joined(Expression list, String separator) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(list);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.joined(this);
        }
    }

    /**
     * {@code registry/repository:tag@digest}; a part that is empty is left out with its punctuation.
     *
     * @param registry the host, may be empty
     * @param repository the path in the registry
     * @param tag the tag, may be empty
     * @param digest the digest, may be empty
     */
    record ImageName(Expression registry, Expression repository, Expression tag, Expression digest)
            implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(registry, repository, tag, digest);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.imageName(this);
        }
    }

    /**
     * The SHA-256 of a text, in hexadecimal digits.
     *
     * @param text the text
     */
    record Checksum(Expression text) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(text);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.checksum(this);
        }
    }

    /**
     * A value that could not be made; it becomes a finding where it is used.
     *
     * @param defect what is wrong with it
     */
    record Invalid(Defect defect) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.invalid(this);
        }
    }
}
