/** Who talks to whom: services, connections and the network policies that follow. */
@NullMarked
package dev.keelson.core.network;

import org.jspecify.annotations.NullMarked;
