/**
 * The closed vocabulary of what a scalar can be computed from. Each word has one Java meaning, kept in {@link dev.keelson.core.expression.Evaluator}.
 */
@NullMarked
package dev.keelson.core.expression;

import org.jspecify.annotations.NullMarked;
