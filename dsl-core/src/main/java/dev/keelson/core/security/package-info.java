/** What a pod may do on its node, and the named ways to allow it more. */
@NullMarked
package dev.keelson.core.security;

import org.jspecify.annotations.NullMarked;
