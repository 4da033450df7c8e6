/** What a platform promises, the objects that keep each promise, and the tests that prove it, as one table. */
@NullMarked
package dev.keelson.validation.compliance;

import org.jspecify.annotations.NullMarked;
