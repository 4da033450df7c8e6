/** What a service's own build says of it, taken over as the starting point of a component. */
@NullMarked
package dev.keelson.core.adoption;

import org.jspecify.annotations.NullMarked;
