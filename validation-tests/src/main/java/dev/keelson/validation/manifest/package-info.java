/** Reads emitted YAML as plain JSON trees, so that oracles judge what was written and not what was meant. */
@NullMarked
package dev.keelson.validation.manifest;

import org.jspecify.annotations.NullMarked;
