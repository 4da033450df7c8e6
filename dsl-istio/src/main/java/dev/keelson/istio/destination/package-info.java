/** Where calls to components lead, and what the mesh sees on their ports. */
@LibraryCode
@NullMarked
package dev.keelson.istio.destination;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
