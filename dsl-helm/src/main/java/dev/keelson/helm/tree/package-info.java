/** Kubernetes objects whose scalars are literals or symbols. */
@NullMarked
package dev.keelson.helm.tree;

import org.jspecify.annotations.NullMarked;
