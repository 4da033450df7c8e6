/**
 * An oracle for NetworkPolicies: who may open a connection to whom, computed from emitted manifests and the
 * Kubernetes NetworkPolicy specification alone.
 */
@NullMarked
package dev.keelson.validation.network;

import org.jspecify.annotations.NullMarked;
