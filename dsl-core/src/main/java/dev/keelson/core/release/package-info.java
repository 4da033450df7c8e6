/**
 * What is made once of a whole platform, after all of its environments were built and checked: a chart, an index of
 * services. {@link dev.keelson.core.release.PlatformOutput} is the kind of the contract that makes it.
 */
@NullMarked
package dev.keelson.core.release;

import org.jspecify.annotations.NullMarked;
