/** What a component may ask of the API server: grants, and the roles and bindings that follow. */
@NullMarked
package dev.keelson.core.access;

import org.jspecify.annotations.NullMarked;
