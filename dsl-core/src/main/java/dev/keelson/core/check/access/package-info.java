/** Checks of roles and bindings: rights that give more than they seem to, and such that give nothing. */
@NullMarked
package dev.keelson.core.check.access;

import org.jspecify.annotations.NullMarked;
