/** A library of words that knows Keelson's public API alone: what anybody else could write. */
@NullMarked
@LibraryCode
package com.acme.disruption;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
