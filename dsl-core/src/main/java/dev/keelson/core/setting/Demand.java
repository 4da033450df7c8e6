package dev.keelson.core.setting;

import dev.keelson.core.expression.Expression;

/**
 * What a word asks of a value that comes from settings. Whoever lets others set them, as a chart does, can hold them to
 * it.
 *
 * @param expression the value
 * @param bounds what it is held to
 * @since 0.1.0
 */
public record Demand(Expression expression, Bounds bounds) {}
