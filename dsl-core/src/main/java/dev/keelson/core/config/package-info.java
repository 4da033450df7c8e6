/** Config maps that the platform fills. */
@NullMarked
package dev.keelson.core.config;

import org.jspecify.annotations.NullMarked;
