/** How expressions pass through Kubernetes objects as markers. */
@NullMarked
package dev.keelson.helm.symbol;

import org.jspecify.annotations.NullMarked;
