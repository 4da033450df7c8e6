/** Who may call whom, by identity. */
@LibraryCode
@NullMarked
package dev.keelson.istio.authorization;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
