/** Whether the names of objects and of what is inside them are there once and of the form Kubernetes asks. */
@NullMarked
package dev.keelson.core.check.naming;

import org.jspecify.annotations.NullMarked;
