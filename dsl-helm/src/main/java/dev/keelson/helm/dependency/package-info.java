/** The charts of others that a chart brings along: which versions from where, when, with which values, and the lock. */
@NullMarked
@LibraryCode
package dev.keelson.helm.dependency;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
