/** Helm itself, in this process, on a chart that was just made. */
@NullMarked
package dev.keelson.validation.chart.helm;

import org.jspecify.annotations.NullMarked;
