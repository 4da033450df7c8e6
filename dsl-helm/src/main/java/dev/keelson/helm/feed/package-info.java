/** Which fields of which objects a value of a chart decides, and what these fields are. */
@NullMarked
package dev.keelson.helm.feed;

import org.jspecify.annotations.NullMarked;
