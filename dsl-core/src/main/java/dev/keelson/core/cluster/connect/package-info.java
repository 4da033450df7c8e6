/** The way to a cluster, through the client of fabric8 that a platform may do without. */
@NullMarked
package dev.keelson.core.cluster.connect;

import org.jspecify.annotations.NullMarked;
