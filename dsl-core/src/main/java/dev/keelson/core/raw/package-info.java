/** Escape hatches to plain Kubernetes objects: typed, late, counted and still checked. */
@NullMarked
package dev.keelson.core.raw;

import org.jspecify.annotations.NullMarked;
