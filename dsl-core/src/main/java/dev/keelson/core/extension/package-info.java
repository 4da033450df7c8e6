/**
 * The one contract by which a word, a renderer or a check joins the library.
 */
@NullMarked
package dev.keelson.core.extension;

import org.jspecify.annotations.NullMarked;
