/** The door of an Istio ingress gateway, and what can be wrong with gateways and the routes bound to them. */
@LibraryCode
@NullMarked
package dev.keelson.istio.gateway;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
