/** Identities by which components speak of each other before they are defined. */
@NullMarked
package dev.keelson.core.token;

import org.jspecify.annotations.NullMarked;
