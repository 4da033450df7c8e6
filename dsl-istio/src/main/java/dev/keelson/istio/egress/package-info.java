/** What a sidecar knows of and lets out. */
@NullMarked
package dev.keelson.istio.egress;

import org.jspecify.annotations.NullMarked;
