/** Brings an environment into a cluster: in order, waiting, remembering what it owns, and back where it fails. */
@NullMarked
package dev.keelson.core.delivery;

import org.jspecify.annotations.NullMarked;
