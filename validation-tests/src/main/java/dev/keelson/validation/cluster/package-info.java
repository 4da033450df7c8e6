/** A cluster of real Kubernetes components on one machine, and what it is furnished with. */
@NullMarked
package dev.keelson.validation.cluster;

import org.jspecify.annotations.NullMarked;
