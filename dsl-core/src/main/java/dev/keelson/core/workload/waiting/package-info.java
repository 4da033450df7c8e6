/** Pods that wait for what their component comes after. */
@NullMarked
package dev.keelson.core.workload.waiting;

import org.jspecify.annotations.NullMarked;
