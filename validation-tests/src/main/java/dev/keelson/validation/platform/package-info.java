/** Reads what a platform wrote: manifests for each environment and the report. */
@NullMarked
package dev.keelson.validation.platform;

import org.jspecify.annotations.NullMarked;
