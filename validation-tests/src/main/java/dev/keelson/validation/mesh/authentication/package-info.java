/** An oracle for PeerAuthentications and RequestAuthentications: which connections and tokens a workload accepts. */
@NullMarked
package dev.keelson.validation.mesh.authentication;

import org.jspecify.annotations.NullMarked;
