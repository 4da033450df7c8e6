/**
 * Decorators of dekorate as an escape hatch. The dependency is optional: who uses this package brings
 * {@code io.dekorate:dekorate-core}, without the versions of fabric8 and Jackson that it asks for.
 */
@NullMarked
package dev.keelson.core.dekorate;

import org.jspecify.annotations.NullMarked;
