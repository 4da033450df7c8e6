/** The rules of the Pod Security Standards, as Kubernetes 1.34 enforces them. */
@NullMarked
package dev.keelson.core.check.podsecurity;

import org.jspecify.annotations.NullMarked;
