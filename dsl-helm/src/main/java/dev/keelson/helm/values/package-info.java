/** What the user of a chart may set. */
@NullMarked
package dev.keelson.helm.values;

import org.jspecify.annotations.NullMarked;
