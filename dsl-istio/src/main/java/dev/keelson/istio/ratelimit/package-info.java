/** How many requests a component takes, each of its sidecars for itself or all of them together. */
@LibraryCode
@NullMarked
package dev.keelson.istio.ratelimit;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
