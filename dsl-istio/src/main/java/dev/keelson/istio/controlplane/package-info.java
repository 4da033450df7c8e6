/** What the mesh itself is told: its control plane, its CNI plug-in, its gateways. */
@LibraryCode
@NullMarked
package dev.keelson.istio.controlplane;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
