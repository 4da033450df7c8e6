/** Few combinations in which every pair of positions meets. */
@NullMarked
package dev.keelson.validation.chart.covering;

import org.jspecify.annotations.NullMarked;
