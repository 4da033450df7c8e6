/** APIs that a test serves as a part of the cluster it asks. */
@NullMarked
package dev.keelson.validation.cluster.aggregation;

import org.jspecify.annotations.NullMarked;
