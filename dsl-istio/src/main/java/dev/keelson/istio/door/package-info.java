/** What the doors of a mesh share: who they are in it, where routes lead, and what none of them can do. */
@LibraryCode
@NullMarked
package dev.keelson.istio.door;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
