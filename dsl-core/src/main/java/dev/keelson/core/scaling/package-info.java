/** How many pods a component runs, decided by what is measured. */
@NullMarked
package dev.keelson.core.scaling;

import org.jspecify.annotations.NullMarked;
