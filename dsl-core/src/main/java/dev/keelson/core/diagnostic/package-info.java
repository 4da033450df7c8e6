/**
 * Findings: what is wrong, where, and how to mend it.
 */
@NullMarked
package dev.keelson.core.diagnostic;

import org.jspecify.annotations.NullMarked;
