/** The door of the Gateway API: a gateway that its controller makes, and routes that are bound to it. */
@LibraryCode
@NullMarked
package dev.keelson.istio.gatewayapi;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
