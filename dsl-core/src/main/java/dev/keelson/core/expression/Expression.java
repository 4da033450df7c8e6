package dev.keelson.core.expression;

import dev.keelson.core.diagnostic.Defect;
import java.util.ArrayList;
import java.util.List;

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

    /**
     * Handles every kind of expression; a new word of the vocabulary fails to compile until each visitor knows it.
     *
     * @param <R> what a visit gives
     */
    interface Visitor<R> {
        /** Visits a constant. */
        R constant(Constant it);

        /** Visits an input. */
        R input(Input it);

        /** Visits an item of a list. */
        R item(Item it);

        /** Visits arithmetic on whole numbers. */
        R arithmetic(Arithmetic it);

        /** Visits a multiplied amount. */
        R scaled(Scaled it);

        /** Visits a sum of amounts. */
        R sum(Sum it);

        /** Visits a span counted in a unit. */
        R inUnit(InUnit it);

        /** Visits a number or amount written as text. */
        R written(Written it);

        /** Visits a number with leading zeros. */
        R padded(Padded it);

        /** Visits joined texts. */
        R concat(Concat it);

        /** Visits the items of a list with a separator. */
        R joined(Joined it);

        /** Visits the name of an image. */
        R imageName(ImageName it);

        /** Visits a checksum. */
        R checksum(Checksum it);

        /** Visits a value that could not be made. */
        R invalid(Invalid it);
    }

    /**
     * Calls the visitor's method for this kind.
     *
     * @param <R> what the visit gives
     * @param visitor the visitor
     * @return the visit's result
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * A literal.
     *
     * @param value a {@link Long}, an {@link Amount}, a {@link String} or a list of strings
     */
    record Constant(Object value) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
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
        public <R> R accept(Visitor<R> visitor) {
            return visitor.input(this);
        }
    }

    /**
     * The current item while a list setting is walked through.
     *
     * @param path the path of the list setting
     */
    record Item(String path) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.item(this);
        }
    }

    /** What two whole numbers can be made into. */
    enum Operator {
        /** Their sum. */
        PLUS,
        /** Their difference, never below zero. */
        MINUS,
        /** Their product. */
        TIMES,
        /** Their quotient, rounded down. */
        DIVIDED_DOWN,
        /** Their quotient, rounded up. */
        DIVIDED_UP,
        /** The greater one. */
        AT_LEAST,
        /** The lesser one. */
        AT_MOST,
        /** The right one's percentage of the left one, rounded up. */
        PERCENT
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
        public <R> R accept(Visitor<R> visitor) {
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
        public <R> R accept(Visitor<R> visitor) {
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
        public <R> R accept(Visitor<R> visitor) {
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
        public <R> R accept(Visitor<R> visitor) {
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
        public <R> R accept(Visitor<R> visitor) {
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
        public <R> R accept(Visitor<R> visitor) {
            return visitor.padded(this);
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
            parts = merged(parts);
        }

        private static List<Expression> merged(List<Expression> parts) {
            List<Expression> result = new ArrayList<>();
            for (Expression part : parts) {
                if (part instanceof Concat inner) {
                    inner.parts.forEach(each -> append(result, each));
                } else {
                    append(result, part);
                }
            }
            return List.copyOf(result);
        }

        private static void append(List<Expression> result, Expression part) {
            int last = result.size() - 1;
            if (part instanceof Constant right && last >= 0 && result.get(last) instanceof Constant left) {
                result.set(last, new Constant(left.value().toString() + right.value()));
            } else if (!(part instanceof Constant nothing && nothing.value().equals(""))) {
                result.add(part);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
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
        public <R> R accept(Visitor<R> visitor) {
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
        public <R> R accept(Visitor<R> visitor) {
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
        public <R> R accept(Visitor<R> visitor) {
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
        public <R> R accept(Visitor<R> visitor) {
            return visitor.invalid(this);
        }
    }
}
