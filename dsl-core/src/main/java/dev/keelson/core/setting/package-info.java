/**
 * What may differ between environments.
 */
@NullMarked
package dev.keelson.core.setting;

import org.jspecify.annotations.NullMarked;
