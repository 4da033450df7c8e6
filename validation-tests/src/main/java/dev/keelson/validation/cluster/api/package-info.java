/** Plain requests to an API server, which show what clients hide: its warnings and the words of its refusals. */
@NullMarked
package dev.keelson.validation.cluster.api;

import org.jspecify.annotations.NullMarked;
