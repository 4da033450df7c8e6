/** What {@code helm test} tries of a release. */
@NullMarked
package dev.keelson.helm.tests;

import org.jspecify.annotations.NullMarked;
