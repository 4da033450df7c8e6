/** The ways around the language. */
@NullMarked
package dev.keelson.core.hatch;

import org.jspecify.annotations.NullMarked;
