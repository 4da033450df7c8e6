/** Who may call whom, by identity. */
@NullMarked
package dev.keelson.istio.authorization;

import org.jspecify.annotations.NullMarked;
