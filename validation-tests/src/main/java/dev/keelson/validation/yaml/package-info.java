/** What Kubernetes' own tools read in YAML. */
@NullMarked
package dev.keelson.validation.yaml;

import org.jspecify.annotations.NullMarked;
