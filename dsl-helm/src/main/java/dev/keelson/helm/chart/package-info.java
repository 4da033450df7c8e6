/**
 * The charts a platform is delivered as: which components belong to a chart, its name and version, and the files it
 * consists of.
 */
@NullMarked
package dev.keelson.helm.chart;

import org.jspecify.annotations.NullMarked;
