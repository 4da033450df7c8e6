/** The way back: what vertical autoscalers recommend in a cluster becomes values of the definition. */
@NullMarked
package dev.keelson.core.scaling.recommendation;

import org.jspecify.annotations.NullMarked;
