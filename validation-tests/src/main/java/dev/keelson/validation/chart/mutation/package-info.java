/** Changes that must not go unnoticed: of a value, and of a template. */
@NullMarked
package dev.keelson.validation.chart.mutation;

import org.jspecify.annotations.NullMarked;
