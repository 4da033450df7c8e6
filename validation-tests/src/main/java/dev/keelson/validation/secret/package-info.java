/** Looks for secrets where none belong. */
@NullMarked
package dev.keelson.validation.secret;

import org.jspecify.annotations.NullMarked;
