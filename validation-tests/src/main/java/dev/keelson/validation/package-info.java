/**
 * The harness that holds what a platform emits against the real tools of Kubernetes and Helm.
 *
 * <p>It is a library like the others: a platform outside this repository takes it as a test dependency and applies it
 * to its own definition.
 */
@NullMarked
package dev.keelson.validation;

import org.jspecify.annotations.NullMarked;
