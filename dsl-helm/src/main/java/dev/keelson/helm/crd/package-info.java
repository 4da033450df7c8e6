/** Custom resource definitions, which Helm installs before templates and never changes. */
@NullMarked
package dev.keelson.helm.crd;

import org.jspecify.annotations.NullMarked;
