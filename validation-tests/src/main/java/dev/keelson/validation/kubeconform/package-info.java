/** kubeconform over a tree of manifests, offline and strict, with findings that name the Java line they go back to. */
@NullMarked
package dev.keelson.validation.kubeconform;

import org.jspecify.annotations.NullMarked;
