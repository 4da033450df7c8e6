/** Which values a square is asked about, so that each path, each pair and each branch has its turn. */
@NullMarked
package dev.keelson.validation.chart.sweep;

import org.jspecify.annotations.NullMarked;
