/** What runs in a pod: image, command, ports, environment, probes and resources. */
@NullMarked
package dev.keelson.core.container;

import org.jspecify.annotations.NullMarked;
