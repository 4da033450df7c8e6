/**
 * The scalars of the language: a literal or an expression over settings, never a plain value.
 */
@NullMarked
package dev.keelson.core.value;

import org.jspecify.annotations.NullMarked;
