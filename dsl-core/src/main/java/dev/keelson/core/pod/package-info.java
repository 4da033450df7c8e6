/** What a workload makes its pods from: containers, volumes, rights and how the pod comes and goes. */
@NullMarked
package dev.keelson.core.pod;

import org.jspecify.annotations.NullMarked;
