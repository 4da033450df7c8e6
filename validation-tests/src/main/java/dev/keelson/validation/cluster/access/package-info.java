/** Who may do what: asked of a cluster, right by right, and read off what a platform declares. */
@NullMarked
package dev.keelson.validation.cluster.access;

import org.jspecify.annotations.NullMarked;
