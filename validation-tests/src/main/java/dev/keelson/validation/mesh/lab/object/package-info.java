/** What a control plane of Istio is given: a platform's objects, changed where a machine is no cluster, and those of its controllers. */
@NullMarked
package dev.keelson.validation.mesh.lab.object;

import org.jspecify.annotations.NullMarked;
