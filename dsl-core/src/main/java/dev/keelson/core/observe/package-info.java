/** What is measured: where components offer metrics, who gathers them, and what follows for services and policies. */
@NullMarked
package dev.keelson.core.observe;

import org.jspecify.annotations.NullMarked;
