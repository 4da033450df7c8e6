/** Hosts under which components are reached from outside, whatever door leads there. */
@NullMarked
package dev.keelson.core.exposure;

import org.jspecify.annotations.NullMarked;
