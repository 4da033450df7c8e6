/** How pods come by their sidecars, and what the mesh itself needs of network and services. */
@LibraryCode
@NullMarked
package dev.keelson.istio.injection;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
