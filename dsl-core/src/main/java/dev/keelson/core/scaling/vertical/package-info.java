/** How much a component's pods ask for, decided by what they use. */
@NullMarked
package dev.keelson.core.scaling.vertical;

import org.jspecify.annotations.NullMarked;
