/** Deployments, stateful sets and jobs. */
@NullMarked
package dev.keelson.core.workload;

import org.jspecify.annotations.NullMarked;
