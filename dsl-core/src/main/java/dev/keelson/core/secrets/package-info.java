/** Secrets that External Secrets fetches from a store outside the cluster. */
@NullMarked
package dev.keelson.core.secrets;

import org.jspecify.annotations.NullMarked;
