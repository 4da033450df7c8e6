/** Charts inside the chart: components that can be switched off. */
@NullMarked
package dev.keelson.helm.subchart;

import org.jspecify.annotations.NullMarked;
