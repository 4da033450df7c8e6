/** Namespaces and service accounts. */
@NullMarked
package dev.keelson.core.identity;

import org.jspecify.annotations.NullMarked;
