/** Jobs that run around the installation, upgrade, rollback or removal of a release. */
@NullMarked
package dev.keelson.helm.hooks;

import org.jspecify.annotations.NullMarked;
