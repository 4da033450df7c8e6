/** The commuting square: Helm's rendering with some values against the plain emission with the same values. */
@NullMarked
package dev.keelson.validation.chart.square;

import org.jspecify.annotations.NullMarked;
