/** What the mesh needs where no sidecars are: ways for the proxies of nodes, and waypoints for what is said of requests. */
@LibraryCode
@NullMarked
package dev.keelson.istio.ambient;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
