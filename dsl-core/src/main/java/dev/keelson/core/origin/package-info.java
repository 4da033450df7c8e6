/**
 * Where a thing of the platform comes from: the path that names it in the model, and the Java line that declared it.
 *
 * <p>Everything a user is told, be it a finding, a report or an override, is told in these terms. This package
 * depends on no other.
 */
@NullMarked
package dev.keelson.core.origin;

import org.jspecify.annotations.NullMarked;
