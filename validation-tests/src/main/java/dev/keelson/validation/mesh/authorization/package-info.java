/**
 * An oracle for AuthorizationPolicies: whether a workload lets a call in, computed from emitted manifests and Istio's
 * reference of the policy alone.
 */
@NullMarked
package dev.keelson.validation.mesh.authorization;

import org.jspecify.annotations.NullMarked;
