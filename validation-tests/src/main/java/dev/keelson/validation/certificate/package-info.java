/** Certificates for servers and clients that live as long as a test. */
@NullMarked
package dev.keelson.validation.certificate;

import org.jspecify.annotations.NullMarked;
