package dev.keelson.core.expression;

/**
 * Handles every kind of expression; a new word of the vocabulary fails to compile until each visitor knows it.
 *
 * @param <R> what a visit gives
 * @since 0.1.0
 */
public interface ExpressionVisitor<R> {
    /** Visits a constant. */
    R constant(Expression.Constant it);

    /** Visits an input. */
    R input(Expression.Input it);

    /** Visits an item of a list. */
    R item(Expression.Item it);

    /** Visits arithmetic on whole numbers. */
    R arithmetic(Expression.Arithmetic it);

    /** Visits a multiplied amount. */
    R scaled(Expression.Scaled it);

    /** Visits a sum of amounts. */
    R sum(Expression.Sum it);

    /** Visits a span counted in a unit. */
    R inUnit(Expression.InUnit it);

    /** Visits a number or amount written as text. */
    R written(Expression.Written it);

    /** Visits a number with leading zeros. */
    R padded(Expression.Padded it);

    /** Visits a text with hyphens for its dots. */
    R hyphenated(Expression.Hyphenated it);

    /** Visits joined texts. */
    R concat(Expression.Concat it);

    /** Visits the items of a list with a separator. */
    R joined(Expression.Joined it);

    /** Visits the name of an image. */
    R imageName(Expression.ImageName it);

    /** Visits a checksum. */
    R checksum(Expression.Checksum it);

    /** Visits a value that could not be made. */
    R invalid(Expression.Invalid it);
}
