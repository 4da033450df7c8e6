/** Certificates and who issues them, as cert-manager knows both. */
@NullMarked
package dev.keelson.core.certificate;

import org.jspecify.annotations.NullMarked;
