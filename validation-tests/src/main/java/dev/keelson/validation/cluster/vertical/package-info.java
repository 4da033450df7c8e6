/** The VerticalPodAutoscaler's own programs beside a control plane of a test, and what pods use, simulated. */
@NullMarked
package dev.keelson.validation.cluster.vertical;

import org.jspecify.annotations.NullMarked;
