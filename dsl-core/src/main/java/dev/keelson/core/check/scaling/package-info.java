/** Whether what scales pods and what limits their evictions fit together, and fit the workloads they are for. */
@NullMarked
package dev.keelson.core.check.scaling;

import org.jspecify.annotations.NullMarked;
