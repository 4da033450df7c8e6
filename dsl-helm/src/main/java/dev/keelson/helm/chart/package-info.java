/**
 * The chart a platform is delivered as: its name and version, what it tells of itself, and the files it consists of.
 */
@NullMarked
@LibraryCode
package dev.keelson.helm.chart;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
