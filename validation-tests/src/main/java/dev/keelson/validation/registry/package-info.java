/** A registry of images and charts on this machine, for proofs of what is pushed. */
@NullMarked
package dev.keelson.validation.registry;

import org.jspecify.annotations.NullMarked;
