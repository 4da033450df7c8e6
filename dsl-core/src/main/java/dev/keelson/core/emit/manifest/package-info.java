/** The files in which the manifests of an environment are written. */
@NullMarked
package dev.keelson.core.emit.manifest;

import org.jspecify.annotations.NullMarked;
