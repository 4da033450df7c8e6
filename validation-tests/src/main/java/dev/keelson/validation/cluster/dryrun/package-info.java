/**
 * Holds an environment against an API server without keeping anything of it: every object, the pods that controllers would
 * make from its templates, and the claims. What is refused or warned of is a finding at the Java line of the object.
 */
@NullMarked
package dev.keelson.validation.cluster.dryrun;

import org.jspecify.annotations.NullMarked;
