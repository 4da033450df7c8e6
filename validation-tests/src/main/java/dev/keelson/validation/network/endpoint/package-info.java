/** The two ends of a connection: pods, addresses, and the ports between them. */
@NullMarked
package dev.keelson.validation.network.endpoint;

import org.jspecify.annotations.NullMarked;
