/** The door of Ingresses: what leads callers to exposed components in clusters with an Ingress controller. */
@NullMarked
package dev.keelson.core.ingress;

import org.jspecify.annotations.NullMarked;
