/** How pods come by their sidecars, and what the mesh itself needs of network and services. */
@NullMarked
package dev.keelson.istio.injection;

import org.jspecify.annotations.NullMarked;
