/** How a service takes its callers, and those from outside the cluster. */
@NullMarked
package dev.keelson.core.network.traffic;

import org.jspecify.annotations.NullMarked;
