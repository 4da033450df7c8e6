/** Istio's own programs, asked about files: its analyzers, its validation, its renderer and its injection of sidecars. */
@NullMarked
package dev.keelson.validation.mesh.istio;

import org.jspecify.annotations.NullMarked;
