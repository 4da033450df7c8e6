/** Which values a chart's user may give: at every bound and around it, and texts that are hard to write. */
@NullMarked
package dev.keelson.validation.chart.candidate;

import org.jspecify.annotations.NullMarked;
