/**
 * The mechanics every scope of the language rests on: words, layers, origins and the run of a definition.
 */
@NullMarked
package dev.keelson.core.draft;

import org.jspecify.annotations.NullMarked;
