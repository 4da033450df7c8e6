/** How a chart follows the namespace that a release is installed into. */
@NullMarked
package dev.keelson.helm.release;

import org.jspecify.annotations.NullMarked;
