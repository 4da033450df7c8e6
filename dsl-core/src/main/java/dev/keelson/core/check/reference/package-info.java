/** Whether the objects of a platform fit together: names, selectors, ports, volumes and whatever one names in another. */
@NullMarked
package dev.keelson.core.check.reference;

import org.jspecify.annotations.NullMarked;
